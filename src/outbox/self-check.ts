import type { JobLog } from './job-log.js';

export interface SelfCheckOptions {
  readonly outbox: { repairQueues(): Promise<readonly string[]> };
  readonly log: Pick<JobLog, 'error'>;
  /** Called with how many queues were repaired, when there were any. */
  readonly onRepaired: (count: number) => void;
}

/**
 * Repairs queues in which something would have waited for ever, and reports them: it should not be able to happen, so
 * somebody has to find out why it did.
 */
export async function selfCheck({ outbox, log, onRepaired }: SelfCheckOptions): Promise<void> {
  const queues = await outbox.repairQueues();
  if (queues.length === 0) return;
  log.error({ queues }, 'queues named a wrong next job and were repaired; report this as a fault of the app');
  onRepaired(queues.length);
}
