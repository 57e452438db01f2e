import { ServiceFailure } from '../../src/call/ports/service-failure.js';

/** The `ServiceFailure` that a request ends with. Fails the test when it succeeds or ends with anything else. */
export async function failureOf(request: Promise<unknown>): Promise<ServiceFailure> {
  const error = await request.then(
    (answer) => new Error(`It succeeded: ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof ServiceFailure) return error;
  throw error;
}
