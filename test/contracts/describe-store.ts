import type { Store } from '../../src/store/open-store.js';
import { describeCalls, describePosts, describeRetries, describeSeenRequests } from './describe-calls.js';
import { describeClaiming } from './describe-claiming.js';
import { describeClaimingModel } from './describe-claiming-model.js';
import { describeContactChoices } from './describe-contact-choices.js';
import { describeLifecycle } from './describe-lifecycle.js';
import { describePlans } from './describe-plans.js';
import type { EmptyDatabase } from './empty-database.js';
import { promisingNothing, sampleCall, samplePlan } from './sample-call.js';

/** What every database has to do for the app, told as behaviour. */
export function describeStore(name: string, create: () => Promise<EmptyDatabase>): void {
  describe(`a store on ${name}`, () => {
    let database: EmptyDatabase;
    let store: Store;
    const onDeliveriesStored = jest.fn();

    beforeEach(async () => {
      database = await create();
      store = await database.open({ onDeliveriesStored });
      onDeliveriesStored.mockClear();
    });

    afterEach(async () => {
      await store.close();
      await database.remove();
    });

    describeCalls(() => store, onDeliveriesStored);
    describePosts(() => store);
    describeRetries(() => store);
    describeSeenRequests(() => store);
    describeContactChoices(() => store);
    describePlans(() => store);
    describeLifecycle(() => store);
    describeClaiming(() => store);
    describeClaimingModel(create);

    it('lets one of two replicas announce an issue, and shows the other what was announced', async () => {
      const replica = await database.open();

      const answers = await Promise.all([
        store.calls.announce(sampleCall(), samplePlan),
        replica.calls.announce(sampleCall(), samplePlan),
      ]);

      expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['already-announced', 'stored']);
      expect(answers[0].call).toEqual(answers[1].call);
      expect(await store.calls.deliveriesOf(answers[0].call.id)).toHaveLength(2);
      await replica.close();
    });

    it('lets one of two replicas revise a call', async () => {
      const replica = await database.open();
      const { call } = await store.calls.announce(sampleCall(), promisingNothing);

      const answers = await Promise.all(
        [store, replica].map(({ calls }) => calls.revise(call.id, 0, sampleCall(), promisingNothing)),
      );

      expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['changed-meanwhile', 'stored']);
      expect(answers.map((answer) => answer.call.revision)).toEqual([1, 1]);
      await replica.close();
    });

    it('answers a ping', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}
