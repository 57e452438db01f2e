/** A genuine request that has been handled before: nothing is done, and nobody is told. */
export class ReplayedRequest extends Error {
  override readonly name = 'ReplayedRequest';
  constructor() {
    super('This request is a copy of an earlier one.');
  }
}

/** The database did not say whether a request is a copy of an earlier one, so nothing was done. */
export class UnverifiedRequest extends Error {
  override readonly name = 'UnverifiedRequest';
  constructor(cause: unknown) {
    super('The database could not say whether this request is a copy of an earlier one.', { cause });
  }
}
