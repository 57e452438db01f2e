import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { postgresFailure } from './postgres-failure.js';

/** How long the server may work on a statement of a transaction, or wait for a lock, or for us, in ms. */
const longest = 10_000;

/**
 * Set for each transaction, as PgBouncer gives a connection to another client after it and refuses such options when it is
 * connected to. A process that was stopped in the middle of a transaction holds up the others no longer than its leases do.
 */
const limits = `set local statement_timeout = ${longest}; set local idle_in_transaction_session_timeout = ${longest}`;

/** Kysely's two ways to begin a transaction. */
function isBegin(sql: string): boolean {
  return sql === 'begin' || sql.startsWith('start transaction');
}

/**
 * A connection whose errors are told apart as the store does: failures of the database, and bugs. One on which a query has failed without a word from the server is not used again. pg itself would put one
 * that timed out back into its pool, still waiting, and each later query on it would time out as well.
 */
export class PostgresConnection implements PostgresPoolClient {
  readonly #client: PostgresPoolClient;
  readonly #release: (error: Error | undefined) => void;
  #broken: Error | undefined;

  /** @param release gives the connection back or, with an error, throws it away */
  constructor(client: PostgresPoolClient, release: (error: Error | undefined) => void) {
    this.#client = client;
    this.#release = release;
  }

  query<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    query: string | PostgresCursor<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    return typeof query === 'string' ? this.#run<Row>(query, parameters) : this.#client.query(query);
  }

  async #run<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    if (this.#broken) throw postgresFailure(this.#broken);
    try {
      if (!isBegin(sql)) return await this.#client.query<Row>(sql, parameters);
      // One request for all three; what comes back, a list of results, has no rows.
      await this.#client.query(`${sql}; ${limits}`, []);
      return { command: 'SELECT', rowCount: 0, rows: [] };
    } catch (error) {
      // After a fatal error, such as a shutdown, the server closes the connection.
      if (!(error instanceof pg.DatabaseError) || error.severity === 'FATAL')
        this.#broken = error instanceof Error ? error : new Error(String(error));
      throw postgresFailure(error);
    }
  }

  release(): void {
    this.#release(this.#broken);
  }
}
