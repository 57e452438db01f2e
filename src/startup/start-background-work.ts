import type { Services } from '../call/services.js';
import { cronJobs } from '../cron-jobs.js';
import type { Store } from '../database/open-store.js';
import { requeueForChannels } from '../features/check-channels/requeue-for-channels.js';
import { startChannelWatch } from '../features/check-channels/watch-channels.js';
import type { Metrics } from '../observability/metrics.js';
import { withUrgency } from '../requests/urgency.js';
import type { AppOptions } from './app-options.js';
import { checkGitLab } from './check-set-up.js';
import type { Clients } from './create-clients.js';
import type { JobProcessing } from './create-job-processing.js';
import { startPeriodicWork } from './periodic-work.js';

/** Starts what nobody has asked for: the cron jobs, the watch over the channels, the check of GitLab. Returns how to stop it. */
export function startBackgroundWork(
  { config, log }: AppOptions,
  { directGitLab }: Clients,
  services: Services,
  store: Store,
  metrics: Metrics,
  jobs: JobProcessing,
): () => Promise<void> {
  const stopping = new AbortController();
  const { channels, channelDirectory } = services;
  const requeue = () => requeueForChannels({ ...services, failedJobs: store.failedJobs });
  const stopWatchingChannels = startChannelWatch({ channels, channelDirectory, requeue, log });
  const onRepaired = (count: number) => {
    metrics.countRepaired(count);
    jobs.wake();
  };
  const works = cronJobs(services, store, jobs.fetchReminded, { outbox: store.outbox, log, onRepaired });
  const stopPeriodicWork = startPeriodicWork(
    works.map((each) => ({ ...each, work: (stopped) => withUrgency('background', () => each.work(stopped)) })),
    log,
  );
  const checked = withUrgency('background', () =>
    checkGitLab({
      ownAccessLevel: (project) => directGitLab.ownAccessLevel(project),
      project: config.runbookProject,
      log,
      random: Math.random,
      stopped: stopping.signal,
    }),
  );
  return async () => {
    stopping.abort();
    await Promise.all([stopPeriodicWork(), stopWatchingChannels(), checked]);
  };
}
