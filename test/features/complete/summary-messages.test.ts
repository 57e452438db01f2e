import type { JobPayload } from '../../../src/call/jobs/job.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { aCompletion } from '../../support/delivery/a-completion.js';
import { createWorld, type World } from '../../support/delivery/world.js';

let world: World;

beforeEach(() => {
  world = createWorld();
  world.posts = [{ audience: 'managers', channelId: 'C0MANAGER', ts: '900', permalink: 'https://slack.example/p900' }];
  world.call = { ...world.call, recording: { revision: 1, events: [], completion: aCompletion } };
});

const summary: JobPayload = { kind: 'summary', audience: 'managers' };
const update: JobPayload = { kind: 'summary-update', audience: 'managers' };

const standing = {
  name: 'summary · managers',
  channelId: 'C-under 900 and in the channel',
  ts: '1000',
  permalink: 'https://slack.example/archives/C-under 900 and in the channel/p1000',
};

describe('a summary', () => {
  it('stands under the announcement and in the channel, and its address is kept', async () => {
    const outcome = await world.perform(summary);

    expect(outcome).toEqual({ kind: 'completed', message: standing });
    expect(world.messenger.messages).toMatchObject([
      {
        where: 'under 900 and in the channel',
        message: { kind: 'summary', call: world.call, completion: aCompletion, audience: 'managers' },
      },
    ]);
  });

  it.each(['post', 'permalink'] as const)('is not posted twice when the answer to “%s” is lost', async (method) => {
    const lost = new ServiceFailure('Lost.', { service: 'Slack', kind: 'unknown-outcome', code: 'connection' });
    world.messenger.failNext(method, lost, 'lost');

    const first = await world.perform(summary, 1);
    const second = await world.perform(summary, 2);

    expect(first).toMatchObject({ kind: 'retry' });
    expect(second).toEqual({ kind: 'completed', message: standing });
    expect(world.messenger.messages).toHaveLength(1);
  });

  it('of a call that is not completed is a mistake in the app', async () => {
    world.call = { ...world.call, recording: { revision: 1, events: [], completion: undefined } };

    await expect(world.perform(summary)).rejects.toThrow('Call 42 is not completed');
  });
});

describe('an update of a summary', () => {
  it('makes the summary that stands say what is true now', async () => {
    await world.perform(summary);
    world.placed = [standing];
    const corrected = { ...aCompletion, result: 'Partial' as const };
    world.call = { ...world.call, recording: { revision: 2, events: [], completion: corrected } };

    const outcome = await world.perform(update);

    expect(outcome).toEqual({ kind: 'completed' });
    expect(world.messenger.messages).toMatchObject([{ ts: '1000', message: { completion: { result: 'Partial' } } }]);
  });

  it('is pointless while no summary stands: when it is posted, it says what is true by then', async () => {
    expect(await world.perform(update)).toEqual({ kind: 'obsolete' });
  });
});

describe('a correction', () => {
  const changes = [{ kind: 'result', from: 'Success', to: 'Partial' }] as const;
  const correction: JobPayload = { kind: 'correction', audience: 'managers', changes, by: 'U0JOHN' };

  it('is a line under the announcement that says what was changed and by whom', async () => {
    expect(await world.perform(correction)).toEqual({ kind: 'completed' });
    expect(world.messenger.messages).toMatchObject([
      { where: 'under 900', message: { kind: 'correction', changes, by: 'U0JOHN' } },
    ]);
  });

  it('whose answer was lost is found again', async () => {
    const lost = new ServiceFailure('Lost.', { service: 'Slack', kind: 'unknown-outcome', code: 'connection' });
    world.messenger.failNext('post', lost, 'lost');

    await world.perform(correction, 1);

    expect(await world.perform(correction, 2)).toEqual({ kind: 'completed' });
    expect(world.messenger.messages).toHaveLength(1);
  });
});
