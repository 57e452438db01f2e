import { Socket } from 'node:net';
import pg from 'pg';
import { createFrameReader, type Frame } from './read-frames.js';

/** A connection to the server, and who hears what the server says on it: nobody while it is in the pool. */
export interface ServerConnection {
  readonly socket: Socket;
  onFrame: ((frame: Frame) => void) | undefined;
  onLost: (() => void) | undefined;
}

export interface ServerPool {
  /** Waits until one is free. Each is used in its turn, so that what one client leaves on it soon meets another. */
  take(): Promise<ServerConnection>;
  /** As it is: nothing is reset. */
  giveBack(connection: ServerConnection): void;
  /** Closes one that cannot be used again. */
  drop(connection: ServerConnection): void;
  close(): void;
}

/**
 * A pool of connections to a PostgreSQL server.
 * @param address `postgres://…`; its options are those of each connection
 * @param size how many connections at most
 */
export function createServerPool(address: string, size: number): ServerPool {
  const all = new Set<ServerConnection>();
  const idle: ServerConnection[] = [];
  const waiting: ((connection: ServerConnection) => void)[] = [];
  let opened = 0;

  async function open(): Promise<ServerConnection> {
    opened += 1;
    const connection: ServerConnection = { socket: await signIn(address), onFrame: undefined, onLost: undefined };
    all.add(connection);
    const reader = createFrameReader();
    connection.socket.on('data', (chunk: Buffer) => {
      reader.add(chunk);
      for (let frame = reader.frame(); frame; frame = reader.frame()) connection.onFrame?.(frame);
    });
    connection.socket.on('close', () => forget(connection));
    return connection;
  }

  function forget(connection: ServerConnection): void {
    if (!all.delete(connection)) return;
    opened -= 1;
    const place = idle.indexOf(connection);
    if (place >= 0) idle.splice(place, 1);
    connection.onLost?.();
    const next = waiting.shift();
    if (next) void open().then(next, () => undefined);
  }

  return {
    take: async () => {
      if (opened < size) return open();
      return idle.shift() ?? new Promise((resolve) => waiting.push(resolve));
    },
    giveBack: (connection) => {
      connection.onFrame = undefined;
      connection.onLost = undefined;
      const next = waiting.shift();
      if (next) next(connection);
      else idle.push(connection);
    },
    drop: (connection) => {
      connection.onFrame = undefined;
      connection.onLost = undefined;
      connection.socket.destroy();
    },
    close: () => {
      waiting.length = 0;
      for (const { socket } of all) socket.destroy();
    },
  };
}

/** pg signs in; from then on the connection is ours. */
async function signIn(address: string): Promise<Socket> {
  const socket = new Socket();
  const client = new pg.Client({ connectionString: address, stream: () => socket });
  client.on('error', () => undefined);
  await client.connect();
  socket.removeAllListeners('data');
  return socket;
}
