/**
 * What the operating system or Node says when a server cannot be reached for now. A host name that is not known may be one
 * that is not known yet: containers start in any order.
 */
const connectionCodes: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN'],
  ...['ENOTFOUND', 'EAI_AGAIN'],
]);

/**
 * The classes of PostgreSQL's transient errors: connection exceptions (which PgBouncer uses as well), transactions that
 * were rolled back, too few resources (`too_many_connections`), an object in use, and a server that starts or stops.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const transientClasses: ReadonlySet<string> = new Set(['08', '40', '53', '55', '57']);

/**
 * Whether a failure of the database may be gone in a moment: the server is away, starting or full, or an SQLite file is
 * locked. A wrong password, an unknown database or a file that is none stay as they are.
 */
export function isTransient(failure: unknown): boolean {
  if (failure instanceof AggregateError) return failure.errors.some(isTransient);
  if (!(failure instanceof Error)) return false;
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : '';
  if (connectionCodes.has(code) || isTransientState(code)) return true;
  // pg gives no code when a connection ends or does not come about in time, and SQLite's binding none on some paths.
  if (/connection terminated|timeout exceeded|read timeout|database is locked/i.test(failure.message)) return true;
  return isTransient(failure.cause);
}

function isTransientState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code) && transientClasses.has(code.slice(0, 2));
}
