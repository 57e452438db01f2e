import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { PostgresConnection } from './postgres-connection.js';
import { postgresFailure } from './postgres-failure.js';

/** How long a connection may take to be made, in ms. A server that is gone does not even refuse. */
const connecting = 5_000;

/** How long we wait for the server's word, in ms: longer than it may work in a transaction, see `PostgresConnection`. */
const answer = 12_000;

/** PostgreSQL's type number of `bigint`. Source: its catalog `pg_type`. */
const bigint = 20;

/**
 * A pool of connections to a PostgreSQL server. Does not connect yet.
 * @param onConnectionLost is told when an idle connection breaks; the next query makes a new one
 * @throws when the address cannot be read
 */
export function openPostgres<Tables>(address: string, onConnectionLost: (error: Error) => void): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: address,
    connectionTimeoutMillis: connecting,
    query_timeout: answer,
    keepAlive: true,
    application_name: 'runbook-calls',
    types: { getTypeParser },
  });
  // Without a listener, Node ends the process when the server closes an idle connection.
  pool.on('error', onConnectionLost);
  // The pool listens to those that are idle: one that is in use can be closed between two statements of a transaction.
  pool.on('acquire', (client) => client.on('error', onConnectionLost));
  pool.on('release', (_error, client) => client.off('error', onConnectionLost));
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect: () => connect(pool), end: () => pool.end() } }),
  });
}

async function connect(pool: pg.Pool): Promise<PostgresPoolClient> {
  const client = await pool.connect().catch((error) => {
    throw postgresFailure(error);
  });
  return new PostgresConnection(client, (error) => client.release(error));
}

/** Our whole numbers fit into a JavaScript number; pg gives `bigint` as text, in case they did not. */
function getTypeParser(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return type === bigint ? Number : pg.types.getTypeParser(type, format ?? 'text');
}
