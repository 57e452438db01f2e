import { withoutNulls } from '../requests/without-nulls.js';
import * as schemas from './schemas.js';

/**
 * What GitLab says under `error` when a token does not do, in words of our own. Sources: RFC 6750 and GitLab's documentation
 * of REST API authentication.
 */
const reasons: Readonly<Record<string, string>> = {
  invalid_token: 'invalid_token: the token has expired, was revoked, or is not known',
  insufficient_scope: 'insufficient_scope: the token needs the scope api',
  insufficient_granular_scope: 'insufficient_granular_scope: the token lacks a permission',
  invalid_request: 'invalid_request',
  impersonation_disabled: 'impersonation_disabled',
  dpop_error: 'dpop_error: the token needs a proof of possession',
};

/** The fields that the app writes, about which GitLab may complain. */
const fields = ['description', 'body', 'note', 'confidential', 'state_event', 'title'] as const;

/**
 * Why GitLab refused a request, as far as its answer has a code that is known here or names a field that the app has sent.
 * Never a word of the answer's own: it may quote anything.
 * @param text the body of the answer
 */
export function knownReason(text: string): string | undefined {
  const refusal = schemas.Refusal.safeParse(parsed(text));
  if (!refusal.success) return undefined;
  const { error, message } = refusal.data;
  if (error !== undefined && Object.hasOwn(reasons, error)) return reasons[error];
  if (typeof message !== 'object' || message === null) return undefined;
  const named = fields.filter((field) => Object.hasOwn(message, field));
  return named.length > 0 ? `it does not accept the ${named.join(' and ')}` : undefined;
}

function parsed(text: string): unknown {
  try {
    return withoutNulls(JSON.parse(text));
  } catch {
    return undefined;
  }
}
