import { ServiceFailure } from '../../src/call/ports/service-failure.js';

/** The `ServiceFailure` that a call ends with. Throws Error when it ends otherwise. */
export async function failureOf(call: Promise<unknown>): Promise<ServiceFailure> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ServiceFailure) return error;
    throw error;
  }
  throw new Error('The call succeeded.');
}
