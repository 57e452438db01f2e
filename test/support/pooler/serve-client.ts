import type { Socket } from 'node:net';
import type { ServerConnection, ServerPool } from './create-server-pool.js';
import { createFrameReader, type Frame } from './read-frames.js';
import { fatalError, welcome } from './write-frames.js';

/** Codes of what a client sends first. Source: PostgreSQL's documentation of its message formats. */
const askForEncryption: readonly number[] = [80877103, 80877104];
const protocol3 = 196608;

/**
 * The parameters that PgBouncer takes. Source: its documentation of `ignore_startup_parameters`. Every other one is refused,
 * also one within `options`.
 */
const knownParameters: readonly string[] = [
  ...['user', 'database', 'client_encoding', 'datestyle', 'timezone'],
  ...['standard_conforming_strings', 'application_name'],
];

/** A simple query, a sync and a function call: the server answers each with that it is ready. */
const isRequest = /^[QSF]$/;

/**
 * Serves a client: it gets a connection to the server for each transaction, and may have another one for the next.
 * @param pool where the connections come from
 */
export function serveClient(client: Socket, pool: ServerPool): void {
  const reader = createFrameReader();
  const waiting: Frame[] = [];
  let isWelcome = false;
  let server: ServerConnection | undefined;
  let isTaking = false;
  let unanswered = 0;
  /** Whether the last message asked for an answer; else the server waits for more. */
  let isComplete = true;

  client.on('error', () => undefined);
  client.on('close', () => {
    // It is in a transaction that nobody ends.
    if (server) pool.drop(server);
    server = undefined;
  });
  client.on('data', (chunk: Buffer) => {
    reader.add(chunk);
    while (!isWelcome && welcomed());
    for (let frame = isWelcome ? reader.frame() : undefined; frame; frame = reader.frame()) waiting.push(frame);
    if (waiting.length > 0) void forward();
  });

  /** Whether there was something to read. */
  function welcomed(): boolean {
    const packet = reader.startup();
    if (!packet) return false;
    if (askForEncryption.includes(packet.code)) return client.write('N') || true;
    const refused = packet.code === protocol3 ? refusedParameter(packet.body) : 'of another protocol';
    if (refused !== undefined) {
      client.end(fatalError(`unsupported startup parameter: ${refused}`));
      return false;
    }
    isWelcome = true;
    client.write(welcome());
    return false;
  }

  async function forward(): Promise<void> {
    if (isTaking) return;
    if (!server && waiting[0]?.type !== 'X' && !(await take())) return;
    for (const { type, bytes } of waiting.splice(0)) {
      if (type === 'X') return void client.end();
      isComplete = isRequest.test(type);
      if (isComplete) unanswered += 1;
      server?.socket.write(bytes);
    }
  }

  async function take(): Promise<boolean> {
    isTaking = true;
    const taken = await pool.take().catch(() => undefined);
    isTaking = false;
    if (!taken) {
      client.end(fatalError('server login failed'));
      return false;
    }
    if (client.destroyed) {
      pool.giveBack(taken);
      return false;
    }
    server = taken;
    taken.onFrame = (frame) => answer(taken, frame);
    taken.onLost = () => {
      server = undefined;
      client.end(fatalError('server conn crashed?'));
    };
    return true;
  }

  function answer(from: ServerConnection, { type, bytes }: Frame): void {
    client.write(bytes);
    if (type !== 'Z') return;
    unanswered -= 1;
    const isIdle = bytes.toString('latin1', 5) === 'I';
    if (!isIdle || unanswered > 0 || !isComplete) return;
    server = undefined;
    pool.giveBack(from);
  }
}

/** The first parameter that is refused, of names and values each ended by a zero. */
function refusedParameter(body: Buffer): string | undefined {
  const names = body
    .toString('utf8')
    .split('\0')
    .filter((_, index) => index % 2 === 0);
  return names.find((name) => name !== '' && !knownParameters.includes(name.toLowerCase()));
}
