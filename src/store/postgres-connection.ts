import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';

/**
 * A connection on which a query has failed without a word from the server is not used again. pg itself would put one
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
    if (this.#broken) throw this.#broken;
    try {
      return await this.#client.query<Row>(sql, parameters);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError))
        this.#broken = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }

  release(): void {
    this.#release(this.#broken);
  }
}
