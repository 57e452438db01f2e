import { createServer, type Socket } from 'node:net';
import { createServerPool } from './create-server-pool.js';
import { serveClient } from './serve-client.js';

/** Stands between clients and a PostgreSQL server as PgBouncer does in transaction mode. */
export interface TransactionPooler {
  /** `postgres://…`, without options. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Starts one. It is stricter than PgBouncer: the connections take turns, so that a session rarely meets the same one twice,
 * and nothing that a client sets is kept for it. What clients send is neither checked nor encrypted, and anybody is let in.
 * @param server `postgres://…` of the server; its options are those of the pooler's connections
 * @param size how many connections to the server there are at most
 */
export async function startTransactionPooler(server: string, size = 5): Promise<TransactionPooler> {
  const pool = createServerPool(server, size);
  const clients = new Set<Socket>();
  const listener = createServer((client) => {
    clients.add(client);
    client.on('close', () => clients.delete(client));
    serveClient(client, pool);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const bound = listener.address();
  const address = new URL(server);
  address.host = `127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
  address.search = '';
  return {
    address: address.href,
    close: async () => {
      for (const client of clients) client.destroy();
      pool.close();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}
