import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../config/is-loopback.js';
import type { Secret } from '../config/secret.js';

/** What a proxy adds. Behind one on the same machine, everybody seems to be this machine. */
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/**
 * Decides who may read the metrics: with a token whoever sends it, without one only clients on this machine that no proxy
 * speaks for. The address is the connection's own, never what a header says.
 */
export function metricsAccess(token: Secret | undefined): (request: IncomingMessage) => boolean {
  if (token === undefined) {
    return ({ socket, headers }) =>
      isLoopback(socket.remoteAddress ?? '') && proxyHeaders.every((name) => headers[name] === undefined);
  }
  const expected = digest(`Bearer ${token.reveal()}`);
  // Digests have one length, so the comparison takes the same time for every text.
  return ({ headers }) => timingSafeEqual(digest(headers.authorization ?? ''), expected);
}

function digest(text: string): Buffer {
  return createHash('sha256')
    .update(text.replace(/^bearer +/i, 'Bearer '))
    .digest();
}
