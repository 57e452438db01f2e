import type { Store } from '../../src/database/open-store.js';
import { describeCalls, describePosts, describeRetries, describeSeenRequests } from './describe-calls.js';
import { describeChannels } from './describe-channels.js';
import { describeClaiming } from './describe-claiming.js';
import { describeClaimingModel } from './describe-claiming-model.js';
import { describeContactChoices } from './describe-contact-choices.js';
import { describeDismissals } from './describe-dismissals.js';
import { describeDrafts } from './describe-drafts.js';
import { describeLifecycle } from './describe-lifecycle.js';
import { describeMany } from './describe-many.js';
import { describePlanningAnew } from './describe-planning-anew.js';
import { describePlans } from './describe-plans.js';
import { describeRecordings } from './describe-recordings.js';
import { describeRedaction } from './describe-redaction.js';
import { describeReleaseModel } from './describe-release-model.js';
import { describeReplicas } from './describe-replicas.js';
import type { EmptyDatabase } from './empty-database.js';

/** What every database has to do for the app, told as behaviour. */
export function describeStore(name: string, create: () => Promise<EmptyDatabase>): void {
  describe(`a store on ${name}`, () => {
    let database: EmptyDatabase;
    let store: Store;
    const onEnqueued = jest.fn();

    beforeEach(async () => {
      database = await create();
      store = await database.open({ onEnqueued: onEnqueued });
      onEnqueued.mockClear();
    });

    afterEach(async () => {
      await store.close();
      await database.remove();
    });

    describeCalls(() => store, onEnqueued);
    describePosts(() => store);
    describeRetries(() => store);
    describeDismissals(() => store);
    describeSeenRequests(() => store);
    describeContactChoices(() => store);
    describeDrafts(() => store);
    describeChannels(() => store, onEnqueued);
    describePlans(() => store);
    describeLifecycle(() => store);
    describeMany(() => store);
    describeRedaction(() => store);
    describeClaiming(() => store);
    describeClaimingModel(create);
    describeReleaseModel(create);

    describeReplicas(
      () => store,
      () => database,
    );

    describeRecordings(
      () => store,
      () => database,
    );

    describePlanningAnew(
      () => store,
      () => database,
    );

    it('answers a ping', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}
