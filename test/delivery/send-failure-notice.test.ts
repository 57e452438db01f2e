import { ServiceFailure } from '../../src/application/service-failure.js';
import type { DeliveryFailure } from '../../src/domain/call/delivery.js';
import { createWorld, deliveryOf, type World } from './world.js';

const failure: DeliveryFailure = { service: 'Slack', code: 'not_in_channel', message: 'Slack refused.' };
const announcement = { kind: 'announcement', audience: 'managers' } as const;
const notice = { kind: 'failure-notice', failed: 'call 42 · announcement · managers' } as const;

let world: World;

beforeEach(() => {
  world = createWorld();
});

describe('when something fails for good', () => {
  it('a notice to whoever can mend it is promised with the failure', async () => {
    const refusal = new ServiceFailure('No.', { service: 'Slack', kind: 'refused', code: 'not_in_channel' });
    world.messenger.failNext('post', refusal);

    const outcome = await world.carryOut(announcement);

    expect(outcome).toMatchObject({
      kind: 'failed',
      followUps: [{ key: 'call 42 · notice of failure · call 42 · announcement · managers', content: notice }],
    });
  });

  it('what will be tried again is not noticed', async () => {
    const lost = new ServiceFailure('Lost.', { service: 'Slack', kind: 'unknown-outcome', code: 'connection' });
    world.messenger.failNext('post', lost);

    expect(await world.carryOut(announcement)).not.toHaveProperty('followUps');
  });
});

describe('a notice', () => {
  it('goes to the announcer when the DRI is not known in Slack, and says what failed', async () => {
    const failed = { ...deliveryOf(announcement, 1), state: 'failed' as const, failure };
    world.deliveries = [failed];

    const outcome = await world.carryOut(notice);

    expect(outcome).toEqual({ kind: 'sent' });
    expect(world.messenger.messages).toMatchObject([
      {
        where: `to ${world.call.announcedBy.slackId}`,
        message: { kind: 'failure-notice', notice: { failed, failure } },
      },
    ]);
  });

  it.each(['pending', 'sending', 'sent', 'missed'] as const)(
    'is pointless when the delivery is %s by then',
    async (state) => {
      world.deliveries = [{ ...deliveryOf(announcement, 1), state, failure }];

      expect(await world.carryOut(notice)).toEqual({ kind: 'pointless' });
    },
  );
});
