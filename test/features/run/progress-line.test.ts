import type { JobPayload } from '../../../src/call/jobs/job.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { aCompletion } from '../../support/delivery/a-completion.js';
import { aRun } from '../../support/delivery/a-run.js';
import { createWorld, now, type World } from '../../support/delivery/world.js';

let world: World;

beforeEach(() => {
  world = createWorld();
  world.run = () => aRun;
  world.posts = [{ audience: 'managers', channelId: 'C0MANAGER', ts: '900', permalink: 'https://slack.example/p900' }];
});

function progress(): JobPayload {
  return { kind: 'progress', audience: 'managers', instant: world.call.time.instant };
}

const update: JobPayload = { kind: 'progress-update', audience: 'managers', recording: 3 };

async function post(): Promise<void> {
  const outcome = await world.perform(progress());
  if (outcome.kind !== 'completed' || !outcome.message) throw new Error('The line was not posted.');
  world.placed = [outcome.message];
}

function record(revision: number): void {
  world.call = { ...world.call, recording: { ...world.call.recording, revision } };
}

describe('a progress line', () => {
  it('stands under the announcement and says in numbers how far the call is', async () => {
    const outcome = await world.perform(progress());

    expect(world.messenger.messages).toMatchObject([
      {
        where: 'under 900',
        message: {
          kind: 'progress',
          progress: {
            now,
            totals: {
              counts: { Success: 1, Partial: 0, Failed: 0, Skipped: 0, open: 1 },
              actualMinutes: 12,
              plannedMinutes: 40,
            },
          },
        },
      },
    ]);
    expect(outcome).toMatchObject({ kind: 'completed', message: { name: 'progress · managers', ts: '1000' } });
  });

  it('gets nothing of the tasks that could be told', async () => {
    await world.perform(progress());

    expect(JSON.stringify(world.messenger.messages)).not.toMatch(/ACME-SECRET|Switch it off|fingerprint/);
  });

  it('whose answer was lost is found again in the thread', async () => {
    const lost = new ServiceFailure('Lost.', { service: 'Slack', kind: 'unknown-outcome', code: 'connection' });
    world.messenger.failNext('post', lost, 'lost');

    await world.perform(progress(), 1);

    expect(await world.perform(progress(), 2)).toMatchObject({ kind: 'completed' });
    expect(world.messenger.messages).toHaveLength(1);
  });

  it.each<[string, () => void]>([
    [
      'the call has moved',
      () => {
        world.call = { ...world.call, time: { instant: 1, zone: 'UTC' } };
      },
    ],
    [
      'the call is completed',
      () => {
        world.call = { ...world.call, recording: { revision: 1, events: [], completion: aCompletion } };
      },
    ],
    [
      'there is nothing to count any more',
      () => {
        world.run = () => ({ kind: 'gone' });
      },
    ],
  ])('is pointless when %s', async (_why, happen) => {
    const content = progress();
    happen();

    expect(await world.perform(content)).toEqual({ kind: 'obsolete' });
    expect(world.messenger.requests).toEqual([]);
  });

  it('under a post that is not known is a mistake in the app', async () => {
    world.posts = [];

    await expect(world.perform(progress())).rejects.toThrow('Call 42 has no post for the audience “managers”');
  });
});

describe('an update of a progress line', () => {
  it('makes the line that stands say what is true now', async () => {
    await post();
    record(3);

    expect(await world.perform(update)).toEqual({ kind: 'completed' });
    expect(world.messenger.messages).toMatchObject([
      { where: 'under 900', ts: '1000', message: { progress: { call: world.call } } },
    ]);
  });

  it.each<[string, () => void]>([
    ['more has been recorded since', () => record(4)],
    [
      'there is no line yet',
      () => {
        world.placed = [];
      },
    ],
    [
      'there is nothing to count any more',
      () => {
        world.run = () => ({ kind: 'gone' });
      },
    ],
  ])('is pointless when %s', async (_why, happen) => {
    await post();
    record(3);
    happen();

    expect(await world.perform(update)).toEqual({ kind: 'obsolete' });
    expect(world.messenger.requests).not.toContain('update 1000');
  });
});
