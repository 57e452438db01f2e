/**
 * Thrown by the store when the database did not do its part: it could not be reached, was shutting down, full, busy, or
 * undid a transaction that was in another one's way. It is never the fault of what was asked of it, which may succeed
 * later. What the store throws instead of it (a constraint violated, SQL that it does not understand) is a bug.
 */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';
  /** The database's or the system's own word for it, e.g. `57P01`, `SQLITE_FULL`, `ECONNRESET`. */
  readonly code: string;

  constructor(code: string, cause: { readonly message: string }) {
    super(cause.message, { cause });
    this.code = code;
  }
}
