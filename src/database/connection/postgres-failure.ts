import pg from 'pg';
import { DatabaseFailure } from './database-failure.js';

/**
 * Classes of SQLSTATE that blame what was asked and not the server: cardinality, data, constraints, SQL, features it has
 * not. Source: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const mistakes: ReadonlySet<string> = new Set(['0A', '20', '21', '22', '23', '26', '2B', '34', '3F', '42', '44', 'P0']);

/** Of those classes, what somebody has to put right at the server: our rights, `insufficient_privilege`. */
const atTheServer: ReadonlySet<string> = new Set(['42501']);

/** What an error of PostgreSQL's driver is to the app: a failure of the database, or else a bug, which stays as it is. */
export function postgresFailure(error: unknown): unknown {
  if (error instanceof DatabaseFailure || !(error instanceof Error)) return error;
  // Wrong types are noticed before anything is sent.
  if (error instanceof TypeError || error instanceof RangeError) return error;
  // What the server did not say comes from the connection: refused, lost, timed out.
  if (!(error instanceof pg.DatabaseError)) return new DatabaseFailure(systemCode(error), error);
  const { code = '' } = error;
  const isMistake = mistakes.has(code.slice(0, 2)) && !atTheServer.has(code);
  return isMistake ? error : new DatabaseFailure(code, error);
}

function systemCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : 'connection';
}
