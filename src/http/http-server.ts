import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';

/** Whether a part of the app can do its work, and if not, why, in words that may be shown to anyone who asks. */
export type Readiness = { readonly kind: 'ready' } | { readonly kind: 'not-ready'; readonly why: string };

interface HttpServerDeps {
  readonly host: string;
  /** `0` takes a free port. */
  readonly port: number;
  /** Serves `POST` on this path; absent in Socket Mode. */
  readonly slack: { readonly path: string; readonly listener: RequestListener } | undefined;
  /** Asked at each `GET /readyz`, by name. One that throws, or takes longer than a second, is not ready. */
  readonly checks: Readonly<Record<string, () => Readiness | Promise<Readiness>>>;
  readonly metrics: Registry;
  /** Whom `GET /metrics` answers. */
  readonly mayReadMetrics: (request: IncomingMessage) => boolean;
}

/** A server that is listening. */
export interface HttpServer {
  readonly port: number;
  /** Takes no new requests, lets those under way end for up to `graceMs` milliseconds, then cuts them off. */
  close(graceMs: number): Promise<void>;
}

const checkTimeoutMs = 1000;

/**
 * A sender that dawdles is cut off, in milliseconds. Slack gives a request up after 3 s, so what takes longer is not Slack's.
 */
const timeouts = { requestTimeout: 5_000, headersTimeout: 4_000, connectionsCheckingInterval: 500 };

/** Starts to listen. Rejects when the address is taken or not ours. */
export async function startHttpServer(parts: HttpServerDeps): Promise<HttpServer> {
  const server = createServer(timeouts);
  // Longer than the idle time-out of the usual load balancers (60 s): the side that closes first must not be this one,
  // or a request sent at that moment is lost.
  server.keepAliveTimeout = 65_000;
  server.on('request', route(parts));
  // Once the server is closing, a connection whose last answer is out would otherwise stay open until it is cut off.
  server.on('request', (_request, response) => response.on('close', () => dropIdle(server)));
  await listen(server, parts);
  return { port: portOf(server), close: (graceMs) => close(server, graceMs) };
}

function route({ slack, checks, metrics, mayReadMetrics }: HttpServerDeps): RequestListener {
  const routes = new Map<string, RequestListener>([
    ['GET /healthz', (_request, response) => answerJson(response, 200, { status: 'up' })],
    ['GET /readyz', (_request, response) => answerWith(response, () => answerReadiness(response, checks))],
    [
      'GET /metrics',
      (request, response) => {
        if (mayReadMetrics(request)) answerWith(response, () => answerMetrics(response, metrics));
        else refuseMetrics(response);
      },
    ],
  ]);
  if (slack !== undefined) routes.set(`POST ${slack.path}`, slack.listener);
  return (request, response) => {
    const path = (request.url ?? '').split('?', 1).join();
    const listener = routes.get(`${request.method} ${path}`);
    if (listener !== undefined) return listener(request, response);
    answerJson(response, 404, { error: 'There is nothing here.' });
  };
}

async function answerReadiness(response: ServerResponse, checks: HttpServerDeps['checks']): Promise<void> {
  const parts = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await outcomeOf(check)] as const),
  );
  const ready = parts.every(([, outcome]) => outcome.kind === 'ready');
  const words = parts.map(([name, outcome]) => [name, outcome.kind === 'ready' ? 'ready' : outcome.why]);
  answerJson(response, ready ? 200 : 503, { ready, parts: Object.fromEntries(words) });
}

async function outcomeOf(check: () => Readiness | Promise<Readiness>): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'not-ready', why: 'no answer within a second' }), checkTimeoutMs);
  });
  try {
    return await Promise.race([check(), tooLate]);
  } catch {
    return { kind: 'not-ready', why: 'the check failed' };
  } finally {
    clearTimeout(timer);
  }
}

function refuseMetrics(response: ServerResponse): void {
  response.setHeader('www-authenticate', 'Bearer');
  answerJson(response, 401, {
    error: 'Set METRICS_TOKEN and send it as a bearer token, or ask from the same machine.',
  });
}

async function answerMetrics(response: ServerResponse, metrics: Registry): Promise<void> {
  const text = await metrics.metrics();
  response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
}

function answerWith(response: ServerResponse, work: () => Promise<void>): void {
  work().catch(() => answerJson(response, 500, { error: 'This could not be found out.' }));
}

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

function listen(server: Server, { host, port }: HttpServerDeps): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The HTTP server has no port.');
  return address.port;
}

function dropIdle(server: Server): void {
  if (!server.listening) server.closeIdleConnections();
}

function close(server: Server, graceMs: number): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
  return new Promise((resolve, reject) => {
    server.close((error) => {
      clearTimeout(cutOff);
      if (error === undefined) resolve();
      else reject(error);
    });
  });
}
