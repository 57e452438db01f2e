import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { type FailureKind, ServiceFailure } from '../call/ports/service-failure.js';
import { TurnedAway } from '../requests/throttle.js';

/**
 * Runs one request to Slack and turns every way it can fail into a `ServiceFailure`.
 * @param what names the request for people and the log, e.g. `posting in #support_manager`
 */
export async function callSlack<Answer>(what: string, request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    throw toServiceFailure(what, error);
  }
}

/** Whether Slack refused with this error of its own. */
export function isRefusedWith(error: unknown, code: string): boolean {
  return (
    error instanceof ServiceFailure && error.service === 'Slack' && error.kind === 'refused' && error.code === code
  );
}

/** Slack's methods and their documentation use both words. */
export function isRateLimited(code: unknown): boolean {
  return code === 'ratelimited' || code === 'rate_limited';
}

function toServiceFailure(what: string, error: unknown): ServiceFailure {
  if (error instanceof WebAPIRateLimitedError) return mustWait(what, error.retryAfter);
  if (error instanceof TurnedAway) return mustWait(what, error.retryAfterSeconds);
  if (error instanceof WebAPIPlatformError) return platformFailure(what, error.data.error, scopeIn(error.data));
  if (error instanceof WebAPIHTTPError) {
    const kind = error.statusCode >= 500 ? 'unknown-outcome' : 'refused';
    return failure(what, kind, `HTTP ${error.statusCode}`);
  }
  if (error instanceof WebAPIRequestError)
    return failure(what, kindOfConnectionError(error), 'connection', reasonOf(error.original.cause));
  return failure(what, 'unknown-outcome', 'connection');
}

/** What Slack says when it does not know itself how far it came. Source: Slack's list of common errors. */
const uncertain = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** The client hands over a body that is not JSON as if it were an error's name, and JSON that is not Slack's without any. */
function platformFailure(what: string, code: unknown, scope?: string): ServiceFailure {
  if (typeof code !== 'string' || !/^[a-z0-9_]+$/.test(code)) return failure(what, 'bad-answer', 'not Slack’s answer');
  if (isRateLimited(code)) return failure(what, 'rate-limited', code);
  const kind = uncertain.has(code) ? 'unknown-outcome' : 'refused';
  return failure(what, kind, code, scope === undefined ? undefined : `${code}, it needs the scope ${scope}`);
}

function mustWait(what: string, retryAfterSeconds: number): ServiceFailure {
  const details = { service: 'Slack', kind: 'rate-limited', code: 'ratelimited', retryAfterSeconds } as const;
  return new ServiceFailure(`Slack asks to wait before ${what}.`, details);
}

/** The host has no address (for now), nobody listens there, or the connection did not come about in time. */
const neverConnected = new Set<unknown>(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT']);

/** The certificate was not accepted, after which Node sends nothing. Source: Node's list of X509 certificate errors. */
function isUntrusted(code: unknown): boolean {
  return typeof code === 'string' && /CERT|CRL|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH/.test(code);
}

/** Only when no connection came about is it certain that nothing was sent. */
function kindOfConnectionError(error: WebAPIRequestError): FailureKind {
  const { cause } = error.original;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return neverConnected.has(code) || isUntrusted(code) ? 'not-sent' : 'unknown-outcome';
}

/** Slack names the scope that was missing. */
function scopeIn(answer: object): string | undefined {
  return 'needed' in answer && typeof answer.needed === 'string' && /^[\w:,. -]{1,100}$/.test(answer.needed)
    ? answer.needed
    : undefined;
}

/** Of a connection that did not come about or broke: the system's word for it, and the host. Nothing else of it is shown. */
function reasonOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause) || typeof cause.code !== 'string')
    return undefined;
  const host = 'hostname' in cause && typeof cause.hostname === 'string' ? ` ${cause.hostname}` : '';
  return `${cause.code}${host}`;
}

function failure(what: string, kind: FailureKind, code: string, reason?: string): ServiceFailure {
  const why = reason ?? code;
  const words: Record<FailureKind, string> = {
    'not-sent': `Slack could not be reached${reason === undefined ? '' : ` (${reason})`}`,
    refused: `Slack refused (${why})`,
    'rate-limited': 'Slack asks to wait',
    'unknown-outcome': `Slack did not confirm (${why})`,
    'bad-answer': 'What answered was not Slack',
  };
  return new ServiceFailure(`${words[kind]} while ${what}.`, { service: 'Slack', kind, code });
}
