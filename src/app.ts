import { setTimeout } from 'node:timers/promises';
import type { Config } from './config/config.js';
import type { Store } from './database/open-store.js';
import { type Front, openServer } from './http/open-server.js';
import { createMetrics } from './observability/metrics.js';
import { createRunbookReader } from './runbook-worker/create-runbook-reader.js';
import { slackEventsPath } from './slack/receivers/http-receiver.js';
import type { AppOptions } from './startup/app-options.js';
import { createClients } from './startup/create-clients.js';
import { createJobProcessing } from './startup/create-job-processing.js';
import { createListening } from './startup/create-listening.js';
import { createServices } from './startup/create-services.js';
import { openStoreWithRetry } from './startup/open-store-with-retry.js';
import { startBackgroundWork } from './startup/start-background-work.js';

/** The app at work. */
export interface RunningApp {
  readonly port: number;
  /** Takes nothing new, finishes what is under way for up to `graceMs` milliseconds, releases everything. */
  stop(graceMs: number): Promise<void>;
}

/**
 * The composition root. Waits for a database that does not answer; an outage of Slack delays only what needs Slack. Rejects
 * when Slack refuses a token or the database cannot be opened.
 */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { config, log } = options;
  const metrics = createMetrics();
  const slackPath = config.slack.mode.kind === 'http' ? slackEventsPath : undefined;
  const front = await openServer({ ...config.http, slackPath }, metrics.registry, log);
  const clients = await createClients(options, front);
  const store: Store = await openStore(options, front, () => jobs.wake());
  const runbooks = createRunbookReader({ script: new URL('./runbook-worker/worker.js', import.meta.url) });
  const services = createServices(options, clients, store, runbooks);
  const jobs = createJobProcessing(options, clients, services, store, metrics);
  const listening = createListening(options, clients, services, store, jobs.jobWatch);

  await listening.start(front);
  jobs.start();
  const stopBackgroundWork = startBackgroundWork(options, clients, services, store, metrics, jobs);

  return {
    port: front.port,
    async stop(graceMs) {
      const deadline = performance.now() + graceMs;
      const left = () => Math.max(0, deadline - performance.now());
      const performed = Promise.all([jobs.stop(), stopBackgroundWork()]);
      clients.session.stop();
      await listening.disconnect();
      await front.close(left());
      await Promise.race([performed, setTimeout(left(), undefined, { ref: false })]);
      // People who wait for jobs that this process will no longer perform are told their status.
      jobs.jobWatch.stop();
      await listening.finish(left);
      await runbooks.close();
      await store.close();
    },
  };
}

function openStore({ config, log }: AppOptions, front: Front, onEnqueued: () => void): Promise<Store> {
  const onConnectionLost = (err: unknown) =>
    log.warn({ err }, 'a connection to the database broke; the next query makes a new one');
  return openStoreWithRetry(databaseAddress(config), { front, log }, { onEnqueued, onConnectionLost });
}

function databaseAddress({ database }: Config): string {
  return database.kind === 'sqlite' ? `sqlite:${database.path}` : database.url.reveal();
}
