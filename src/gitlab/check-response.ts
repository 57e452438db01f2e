import { failure } from './failure.js';
import type { OutgoingRequest, RawAnswer } from './http-client.js';
import { knownReason } from './known-reason.js';

/**
 * Lets only a success pass: a 2xx with JSON, or 204. A login page, of GitLab or of something in front of it, comes with
 * status 200 as well.
 * @throws ServiceFailure for everything else. A 5xx is an unknown outcome, because the work may have been done before
 * the answer was spoilt on its way; a 4xx is GitLab's word that it was not.
 */
export function checkResponse(request: OutgoingRequest, answer: RawAnswer): void {
  const { label } = request;
  const { status, headers } = answer;
  const code = `HTTP ${status}`;
  if (status === 204 || (isSuccess(answer) && isJson(answer))) return;
  if (isSuccess(answer)) {
    throw failure('bad-answer', 'not-json', label, `expected JSON from GitLab, got ${typeOf(answer)}`);
  }
  if (status === 429) throw failure('rate-limited', code, label, 'GitLab asks to wait', retryAfterSeconds(headers));
  if (status >= 500 || status === 408) {
    throw failure('unknown-outcome', code, label, `GitLab failed with status ${status}`, retryAfterSeconds(headers));
  }
  if (status === 404 && !isJson(answer)) {
    throw failure('bad-answer', code, label, 'there is no GitLab API at this address; check GITLAB_URL');
  }
  if (isReadOnly(answer)) {
    throw failure(
      'rate-limited',
      'read-only',
      label,
      'GitLab is in maintenance mode',
      retryAfterSeconds(headers) ?? maintenance,
    );
  }
  // GitLab's API says no in JSON. What comes as a page comes from something in front of it, which may think otherwise in a minute.
  if (status === 403 && !isJson(answer)) {
    throw failure('unknown-outcome', `${code} without JSON`, label, 'something in front of GitLab refused the request');
  }
  throw failure('refused', code, label, `GitLab answered ${status}${reasonOf(request, answer)}`);
}

/** How long to wait in maintenance mode, in seconds. */
const maintenance = 60;

/** In maintenance mode and on a secondary site, GitLab refuses writes. Source: its `Gitlab::Middleware::ReadOnly`. */
function isReadOnly({ status, text }: RawAnswer): boolean {
  return (
    (status === 403 || status === 405) &&
    /read-only (?:GitLab )?(?:instance|mode)|maintenance mode/i.test(text.slice(0, 2_000))
  );
}

function isSuccess({ status }: RawAnswer): boolean {
  return status >= 200 && status < 300;
}

function isJson({ headers }: RawAnswer): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

/** Of an answer's own words nothing goes into the log: they may quote the issue, or what was sent with the request. */
function reasonOf({ url }: OutgoingRequest, { status, headers, text }: RawAnswer): string {
  const { location } = headers;
  if (status < 400 && location && URL.canParse(location, url.href)) {
    return ` (it sends this on to ${new URL(location, url).origin}; check GITLAB_URL)`;
  }
  const reason = knownReason(text);
  return reason ? ` (${reason})` : '';
}

/** What proxies answer with. */
const knownTypes = ['text/html', 'text/plain', 'text/xml', 'application/xml', 'application/octet-stream'];

function typeOf({ headers }: RawAnswer): string {
  const type = headers['content-type'];
  if (type === undefined) return 'nothing';
  return knownTypes.find((known) => type.toLowerCase().startsWith(known)) ?? 'something else';
}

/** GitLab sends whole seconds. */
function retryAfterSeconds(headers: RawAnswer['headers']): number | undefined {
  const value = headers['retry-after'];
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
