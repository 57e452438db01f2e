import type { Call } from './call/call.js';
import type { RemindedRunbook } from './call/fetch-runbook.js';
import type { Services } from './call/services.js';
import type { Store } from './database/open-store.js';
import { watchRunbooks } from './features/drift/watch-runbooks.js';
import { keepDailyFollowUps } from './features/remind/keep-mornings.js';
import type { SelfCheckOptions } from './outbox/index.js';
import { selfCheck } from './outbox/index.js';
import { forgetDrafts } from './slack/forms/forget-drafts.js';
import { inTurn, type PeriodicWork } from './startup/periodic-work.js';

const minute = 60_000;
const hour = 60 * minute;

/** What the app does by itself now and then. Each replica does it: none of it does harm when it is done twice. */
export function cronJobs(
  services: Services,
  store: Pick<Store, 'checkpointWal'>,
  fetchRunbook: (call: Call) => Promise<RemindedRunbook>,
  queues: SelfCheckOptions,
): readonly PeriodicWork[] {
  return [
    {
      name: 'housekeeping',
      schedule: '17 * * * *',
      every: hour,
      work: inTurn(
        () => keepDailyFollowUps(services),
        () => forgetDrafts(services),
        () => store.checkpointWal(),
      ),
    },
    {
      name: 'reading the runbooks of the calls to come',
      schedule: '*/5 * * * *',
      every: 5 * minute,
      work: (stopped) => watchRunbooks(services, fetchRunbook, stopped),
    },
    {
      name: 'the self-check of the queues',
      schedule: '*/5 * * * *',
      every: 5 * minute,
      work: () => selfCheck(queues),
    },
  ];
}
