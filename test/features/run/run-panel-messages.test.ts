import type { JobPayload } from '../../../src/call/jobs/job.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { aCompletion } from '../../support/delivery/a-completion.js';
import { aRun } from '../../support/delivery/a-run.js';
import { createWorld, now, type World } from '../../support/delivery/world.js';

let world: World;

beforeEach(() => {
  world = createWorld();
  world.run = () => aRun;
});

function panel(): JobPayload {
  return { kind: 'run-panel', slackId: 'U0JOHN', instant: world.call.time.instant };
}

function update(recording = 0): JobPayload {
  return { kind: 'run-panel-update', slackId: 'U0JOHN', recording };
}

/** As if the outcome of the attempt had been stored. */
async function post(): Promise<void> {
  const outcome = await world.perform(panel());
  if (outcome.kind !== 'completed' || !outcome.message) throw new Error('The panel was not posted.');
  world.placed = [outcome.message];
}

function record(revision: number): void {
  world.call = { ...world.call, recording: { ...world.call.recording, revision } };
}

const gitlabDown = () => {
  throw new ServiceFailure('GitLab failed.', { service: 'GitLab', kind: 'unknown-outcome', code: 'HTTP 502' });
};

describe('a run panel', () => {
  it('is a direct message that shows the tasks as they are now, and its place is kept', async () => {
    const outcome = await world.perform(panel());

    const { taskList, fingerprints } = aRun;
    expect(world.messenger.messages).toMatchObject([
      {
        where: 'to U0JOHN',
        message: {
          kind: 'run-panel',
          panel: { call: world.call, taskList, fingerprints, now, timeZone: 'Europe/Berlin' },
        },
      },
    ]);
    expect(outcome).toEqual({
      kind: 'completed',
      message: { name: 'panel · U0JOHN', channelId: 'C-to U0JOHN', ts: '1000', permalink: undefined },
    });
  });

  it('whose answer was lost is found again and not posted twice', async () => {
    const lost = new ServiceFailure('Lost.', { service: 'Slack', kind: 'unknown-outcome', code: 'connection' });
    world.messenger.failNext('post', lost, 'lost');

    const first = await world.perform(panel(), 1);
    const second = await world.perform(panel(), 2);

    expect(first).toMatchObject({ kind: 'retry' });
    expect(second).toMatchObject({ kind: 'completed', message: { name: 'panel · U0JOHN', ts: '1000' } });
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
      'there is nothing to record any more',
      () => {
        world.run = () => ({ kind: 'gone' });
      },
    ],
  ])('is pointless when %s', async (_why, happen) => {
    const content = panel();
    happen();

    expect(await world.perform(content)).toEqual({ kind: 'obsolete' });
    expect(world.messenger.requests).toEqual([]);
  });

  it('is tried again while GitLab is down', async () => {
    world.run = gitlabDown;

    expect(await world.perform(panel())).toMatchObject({ kind: 'retry', failure: { code: 'HTTP 502' } });
    expect(world.messenger.requests).toEqual([]);
  });
});

describe('an update of a run panel', () => {
  it.each([
    ['the change that promised it', 3],
    ['whatever is recorded by then', Number.MAX_SAFE_INTEGER],
  ])('shows %s in the panel that stands', async (_what, recording) => {
    await post();
    record(3);

    const outcome = await world.perform(update(recording));

    expect(outcome).toEqual({ kind: 'completed' });
    expect(world.messenger.messages).toMatchObject([{ ts: '1000', message: { panel: { call: world.call } } }]);
  });

  it('still shows a completed call', async () => {
    await post();
    world.call = { ...world.call, recording: { revision: 1, events: [], completion: aCompletion } };

    expect(await world.perform(update(1))).toEqual({ kind: 'completed' });
    expect(world.messenger.messages).toMatchObject([{ message: { panel: { call: world.call } } }]);
  });

  it.each<[string, () => void]>([
    ['more has been recorded since', () => record(4)],
    [
      'there is no panel yet',
      () => {
        world.placed = [];
      },
    ],
    [
      'there is nothing to record any more',
      () => {
        world.run = () => ({ kind: 'gone' });
      },
    ],
  ])('is pointless when %s', async (_why, happen) => {
    await post();
    record(3);
    happen();

    expect(await world.perform(update(3))).toEqual({ kind: 'obsolete' });
    expect(world.messenger.requests).not.toContain('update 1000');
  });

  describe.each(['message_not_found', 'channel_not_found'])('whose panel is gone (%s)', (code) => {
    const gone = new ServiceFailure('Gone.', { service: 'Slack', kind: 'refused', code });
    const clickBy = (by: string) => {
      const task = { position: 2, name: 'fingerprint' };
      world.call = {
        ...world.call,
        recording: { revision: 3, events: [{ kind: 'started', task, at: now, by }], completion: undefined },
      };
    };

    it('posts a new panel for whoever has clicked, and keeps its place', async () => {
      await post();
      clickBy('U0JOHN');
      const placed = { name: 'panel · U0JOHN', channelId: 'C-to U0JOHN', ts: '1001', permalink: undefined };
      world.messenger.failNext('update', gone);

      const outcome = await world.perform(update(3));

      expect(outcome).toEqual({ kind: 'completed', message: placed });
      expect(world.messenger.messages).toHaveLength(2);
      expect(world.messenger.messages[1]).toMatchObject({ where: 'to U0JOHN', message: { kind: 'run-panel' } });
    });

    it.each([
      ['somebody else has clicked', 'U0JANE', 3],
      ['the planned end is shown', 'U0JOHN', Number.MAX_SAFE_INTEGER],
    ])('posts none when %s', async (_why, by, recording) => {
      await post();
      clickBy(by);
      world.messenger.failNext('update', gone);

      expect(await world.perform(update(recording))).toEqual({ kind: 'obsolete' });
      expect(world.messenger.messages).toHaveLength(1);
    });
  });

  it('is tried again while GitLab is down', async () => {
    await post();
    world.run = gitlabDown;

    expect(await world.perform(update())).toMatchObject({ kind: 'retry', failure: { service: 'GitLab' } });
  });
});
