import type { Server } from 'node:http';

/** A server that listens on 127.0.0.1 and can go away for a while. */
export interface Listener {
  /** E.g. `http://127.0.0.1:4711`. */
  readonly origin: string;
  /** Breaks all connections and refuses new ones. */
  pause(): Promise<void>;
  /** Listens on the same port again. */
  resume(): Promise<void>;
}

/** Starts listening; port 0 means any free one. Rejects when the port is taken. */
export async function listen(server: Server, wanted: number): Promise<Listener> {
  const port = await open(server, wanted);
  return {
    origin: `http://127.0.0.1:${port}`,
    pause: () => close(server),
    resume: async () => {
      await open(server, port);
    },
  };
}

function open(server: Server, wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : wanted);
    });
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
