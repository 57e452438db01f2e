import { z } from 'zod';
import { withoutNulls } from '../application/without-nulls.js';
import type { OutgoingRequest, RawAnswer } from './exchange.js';
import { failure } from './failure.js';

/** GitLab says why under `message` (text, or problems by field), or under `error` and `error_description`. */
const Refusal = z.object({
  message: z.union([z.string(), z.record(z.string(), z.unknown()).transform((by) => JSON.stringify(by))]).optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
});

/** The reason out of a refusal's JSON text. */
const Said = z
  .string()
  .transform((text, context) => {
    try {
      return withoutNulls(JSON.parse(text));
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(Refusal)
  .transform(({ message, error_description, error }) => message ?? error_description ?? error ?? '');

const longestReason = 300;

/**
 * Lets only a success pass: a 2xx with JSON, or 204. A login page, of GitLab or of something in front of it, comes with
 * status 200 as well.
 * @throws ServiceFailure for everything else. A 5xx is an unknown outcome, because the work may have been done before
 * the answer was spoilt on its way; a 4xx is GitLab's word that it was not.
 */
export function judgeAnswer(request: OutgoingRequest, answer: RawAnswer): void {
  const { label } = request;
  const { status, headers } = answer;
  const code = `HTTP ${status}`;
  if (status === 204 || (isSuccess(answer) && isJson(answer))) return;
  if (isSuccess(answer)) {
    const type = headers['content-type'] ?? 'nothing';
    throw failure('bad-answer', 'not-json', label, `expected JSON from GitLab, got ${type.slice(0, 80)}`);
  }
  if (status === 429) throw failure('rate-limited', code, label, 'GitLab asks to wait', retryAfterSeconds(headers));
  if (status >= 500 || status === 408) {
    throw failure('unknown-outcome', code, label, `GitLab failed with status ${status}`, retryAfterSeconds(headers));
  }
  if (status === 404 && !isJson(answer)) {
    throw failure('bad-answer', code, label, 'there is no GitLab API at this address; check GITLAB_URL');
  }
  throw failure('refused', code, label, `GitLab answered ${status}${reasonOf(request, answer)}`);
}

function isSuccess({ status }: RawAnswer): boolean {
  return status >= 200 && status < 300;
}

function isJson({ headers }: RawAnswer): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

/** In words for the log. Should something echo what was sent with the request, the token above all, it is cut out. */
function reasonOf(request: OutgoingRequest, { status, headers, text }: RawAnswer): string {
  const { location } = headers;
  if (status < 400 && location && URL.canParse(location, request.url.href)) {
    return ` (it sends this on to ${new URL(location, request.url).origin}; check GITLAB_URL)`;
  }
  const said = Said.safeParse(text);
  if (!said.success || said.data === '') return '';
  const sent = Object.values(request.headers);
  const clean = sent.reduce((reason, value) => reason.replaceAll(value, '[removed]'), said.data);
  return ` (${clean.slice(0, longestReason)})`;
}

/** GitLab sends whole seconds. */
function retryAfterSeconds(headers: RawAnswer['headers']): number | undefined {
  const value = headers['retry-after'];
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
