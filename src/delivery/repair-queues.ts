import type { DeliveryStore } from '../application/ports/store.js';
import type { DeliveryLog } from './delivery-log.js';

export interface RepairQueuesParts {
  readonly store: Pick<DeliveryStore, 'repairQueues'>;
  readonly log: Pick<DeliveryLog, 'error'>;
  /** Called with how many queues were repaired, when there were any. */
  readonly onRepaired: (count: number) => void;
}

/**
 * Repairs queues in which something would have waited for ever, and reports them: it should not be able to happen, so
 * somebody has to find out why it did.
 */
export async function repairQueues({ store, log, onRepaired }: RepairQueuesParts): Promise<void> {
  const queues = await store.repairQueues();
  if (queues.length === 0) return;
  log.error({ queues }, 'queues named a wrong next job and were repaired; report this as a fault of the app');
  onRepaired(queues.length);
}
