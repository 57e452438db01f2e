import { forgetDrafts } from './application/forget-drafts.js';
import { keepMornings } from './application/keep-mornings.js';
import type { RemindedRunbook } from './application/look-at-runbook.js';
import type { Services } from './application/services.js';
import { watchRunbooks } from './application/watch-runbooks.js';
import type { Call } from './domain/call/call.js';
import type { SelfCheckOptions } from './outbox/index.js';
import { selfCheck } from './outbox/index.js';
import { inTurn, type PeriodicWork } from './periodic-work.js';
import type { Store } from './store/open-store.js';

const minute = 60_000;
const hour = 60 * minute;

/** What the app does by itself now and then. Each replica does it: none of it does harm when it is done twice. */
export function calendar(
  services: Services,
  store: Pick<Store, 'checkpointWal'>,
  lookAtRunbook: (call: Call) => Promise<RemindedRunbook>,
  queues: SelfCheckOptions,
): readonly PeriodicWork[] {
  return [
    {
      name: 'housekeeping',
      schedule: '17 * * * *',
      every: hour,
      work: inTurn(
        () => keepMornings(services),
        () => forgetDrafts(services),
        () => store.checkpointWal(),
      ),
    },
    {
      name: 'reading the runbooks of the calls to come',
      schedule: '*/5 * * * *',
      every: 5 * minute,
      work: (stopped) => watchRunbooks(services, lookAtRunbook, stopped),
    },
    {
      name: 'the self-check of the queues',
      schedule: '*/5 * * * *',
      every: 5 * minute,
      work: () => selfCheck(queues),
    },
  ];
}
