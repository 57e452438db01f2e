/**
 * How a request to Slack or GitLab went wrong, seen from the one question that matters afterwards: may it have taken
 * effect?
 * - `not-sent`: it never reached the service (connection refused, unknown host).
 * - `refused`: the service answered no; `code` is its own word for it (`not_in_channel`, `HTTP 403`).
 * - `rate-limited`: the service answered "later"; see `retryAfterSeconds`.
 * - `unknown-outcome`: it may have taken effect (connection lost, time-out, 5xx, an answer that was cut off).
 * - `bad-answer`: an answer arrived that is not one of the service's (a login page, a field missing). For a write this
 *   is as uncertain as `unknown-outcome`.
 */
export type FailureKind = 'not-sent' | 'refused' | 'rate-limited' | 'unknown-outcome' | 'bad-answer';

interface FailureDetails {
  readonly service: 'Slack' | 'GitLab';
  readonly kind: FailureKind;
  readonly code: string;
  readonly retryAfterSeconds?: number;
}

/**
 * Thrown by the adapters when a service does not do its part. Its message and properties never hold a token, a request
 * or a response, so that it can be logged as it is.
 */
export class ServiceFailure extends Error {
  override readonly name = 'ServiceFailure';
  readonly service: 'Slack' | 'GitLab';
  readonly kind: FailureKind;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, details: FailureDetails) {
    super(message);
    this.service = details.service;
    this.kind = details.kind;
    this.code = details.code;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
