import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Secret } from '../config/secret.js';
import { type Readiness, startHttpServer } from './http-server.js';
import { metricsAccess } from './metrics-access.js';

type Check = () => Readiness | Promise<Readiness>;

interface ServerSettings {
  readonly host: string;
  readonly port: number;
  readonly metricsToken: Secret | undefined;
  /** Where Slack sends its requests; `undefined` in Socket Mode. */
  readonly slackPath: string | undefined;
}

/** What answers over HTTP, from the first moment of the start. */
export interface Front {
  readonly port: number;
  /** Replaces what `GET /readyz` says about a part of the app. */
  check(part: 'database' | 'slack', check: Check): void;
  /** Lets Slack's requests in. Until then they are answered with 503. */
  serveSlack(listener: RequestListener): void;
  /** As `HttpServer.close`. */
  close(graceMs: number): Promise<void>;
}

/** Opens the HTTP server before anything else, so that `/healthz` answers and `/readyz` says what the start waits for. */
export async function openServer(settings: ServerSettings, metrics: Registry, log: Logger): Promise<Front> {
  const checks: Record<'database' | 'slack', Check> = {
    database: () => notReady('the database is not open yet'),
    slack: () => notReady('the app has not signed in to Slack yet'),
  };
  let serve: RequestListener = (_request, response) => {
    response.writeHead(503, { 'retry-after': '5', connection: 'close' }).end();
  };
  const listener: RequestListener = (request, response) => serve(request, response);
  const server = await startHttpServer({
    host: settings.host,
    port: settings.port,
    slack: settings.slackPath === undefined ? undefined : { path: settings.slackPath, listener },
    checks: { database: () => checks.database(), slack: () => checks.slack() },
    metrics,
    mayReadMetrics: metricsAccess(settings.metricsToken),
  });
  log.info({ address: `http://${settings.host}:${server.port}` }, 'starting; /healthz and /readyz answer');
  return {
    port: server.port,
    check: (part, check) => {
      checks[part] = check;
    },
    serveSlack: (given) => {
      serve = given;
    },
    close: (graceMs) => server.close(graceMs),
  };
}

/** Not ready for this reason, or ready when there is none. */
export function notReady(why: string | undefined): Readiness {
  return why === undefined ? { kind: 'ready' } : { kind: 'not-ready', why };
}
