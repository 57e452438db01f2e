import { type FailureKind, ServiceFailure } from '../call/ports/service-failure.js';

/** `PUT projects/77/issues/12`: what failed, without host, query, headers or body. */
export type RequestLabel = string;

/** Makes the failure of a request to GitLab. `what` continues the sentence `PUT projects/77/issues/12: …`. */
export function failure(
  kind: FailureKind,
  code: string,
  label: RequestLabel,
  what: string,
  retryAfterSeconds?: number,
): ServiceFailure {
  const details = { service: 'GitLab', kind, code } as const;
  const message = `${label}: ${what}`;
  if (retryAfterSeconds === undefined) return new ServiceFailure(message, details);
  return new ServiceFailure(message, { ...details, retryAfterSeconds });
}

/** The answer, or `undefined` for GitLab's 404: there is no such thing, or none that the token may see. */
export async function undefinedIfNotFound<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ServiceFailure && error.kind === 'refused' && error.code === 'HTTP 404') return undefined;
    throw error;
  }
}
