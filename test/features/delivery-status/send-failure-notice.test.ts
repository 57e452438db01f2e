import type { JobFailure, JobPayload } from '../../../src/call/jobs/job.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { createWorld, jobOf, now, type World } from '../../support/delivery/world.js';

const failure: JobFailure = { service: 'Slack', code: 'not_in_channel', message: 'Slack refused.' };
const cause = { service: 'Slack', code: 'not_in_channel' } as const;
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

    const outcome = await world.perform(announcement);

    expect(outcome).toMatchObject({
      kind: 'failed',
      followUps: [
        { key: 'call 42 · notice of failure · Slack not_in_channel', payload: { ...notice, cause } },
        { key: `call 42 · notice of failure · Slack not_in_channel · ${now + 10_000}`, dueAt: now + 12_000 },
      ],
    });
  });

  it('what will be tried again is not noticed', async () => {
    const lost = new ServiceFailure('Lost.', { service: 'Slack', kind: 'unknown-outcome', code: 'connection' });
    world.messenger.failNext('post', lost);

    expect(await world.perform(announcement)).not.toHaveProperty('followUps');
  });
});

describe('a notice', () => {
  it('goes to the announcer when the DRI is not known in Slack, and says what failed', async () => {
    const failed = { ...jobOf(announcement, 1), state: 'failed' as const, failure };
    world.jobs = [failed];

    const outcome = await world.perform(notice);

    expect(outcome).toMatchObject({
      kind: 'completed',
      message: { name: `notice · Slack not_in_channel · ${world.call.announcedBy.slackId}` },
    });
    expect(world.messenger.messages).toMatchObject([
      {
        where: `to ${world.call.announcedBy.slackId}`,
        message: { kind: 'failure-notice', notice: { failed: [failed] } },
      },
    ]);
  });

  it.each(['pending', 'running', 'completed', 'expired'] as const)(
    'is pointless when the job is %s by then',
    async (state) => {
      world.jobs = [{ ...jobOf(announcement, 1), state, failure }];

      expect(await world.perform(notice)).toEqual({ kind: 'obsolete' });
    },
  );
});

describe('the notice of one cause', () => {
  const again = { ...notice, cause };
  const name = `notice · Slack not_in_channel · ${createWorld().call.fields.dri.slackId}`;

  function failedAt(endedAt: number, key: string) {
    return { ...jobOf(announcement, 1), key, state: 'failed' as const, failure, endedAt };
  }

  /** Sends a notice at `now` of what has failed by then. */
  async function tell(...failed: readonly ReturnType<typeof failedAt>[]): Promise<void> {
    world.jobs = failed;
    const outcome = await world.perform(again);
    if (outcome.kind === 'completed' && outcome.message) world.placed = [outcome.message];
  }

  function told(): readonly unknown[] {
    return world.messenger.messages.map(({ message }) =>
      message.kind === 'failure-notice' ? message.notice.failed.map(({ key }) => key) : message.kind,
    );
  }

  it('is changed when more fails while it stands', async () => {
    await tell(failedAt(now - 1, 'a'));
    expect(world.placed).toMatchObject([{ name }]);

    await tell(failedAt(now - 1, 'a'), failedAt(now + 500, 'b'));

    expect(told()).toEqual([['a', 'b']]);
  });

  it('is left alone when nothing has changed', async () => {
    await tell(failedAt(now - 1, 'a'));
    const before = world.messenger.requests.length;

    expect(await world.perform(again)).toEqual({ kind: 'obsolete' });
    expect(world.messenger.requests).toHaveLength(before);
  });

  it('says so when nothing waits any more', async () => {
    await tell(failedAt(now - 1, 'a'));

    await tell();

    expect(told()).toEqual([[]]);
  });

  it('is another message when all that it told of was done, and the same fails anew', async () => {
    await tell(failedAt(now - 1, 'a'));

    await tell(failedAt(now + 500, 'a'));

    expect(told()).toEqual([['a'], ['a']]);
  });

  it('does not tell of another cause', async () => {
    const other = { ...failedAt(now - 1, 'b'), failure: { ...failure, code: 'is_archived' } };

    await tell(failedAt(now - 1, 'a'), other);

    expect(told()).toEqual([['a']]);
  });

  it('is brought up to date when a job that it told of is sent after all', async () => {
    world.placed = [{ name, channelId: 'D1', ts: '1', permalink: undefined }];

    const outcome = await world.perform(announcement, 2, undefined, failure);

    expect(outcome).toMatchObject({ kind: 'completed', followUps: [{ payload: { kind: 'failure-notice', cause } }] });
  });
});

describe('a change of a message that is gone', () => {
  const place = { channelId: 'C1', ts: '1', permalink: 'https://slack.example/1' };
  const refused = (code: string) => new ServiceFailure('No.', { service: 'Slack', kind: 'refused', code });

  it.each<[JobPayload, string, 'obsolete' | 'failed']>([
    [{ kind: 'announcement-update', audience: 'managers' }, 'message_not_found', 'obsolete'],
    [{ kind: 'announcement-update', audience: 'managers' }, 'channel_not_found', 'failed'],
    [{ kind: 'announcement-update', audience: 'managers' }, 'not_in_channel', 'failed'],
  ])('%j refused with %s is %s', async (content, code, kind) => {
    world.posts = [{ audience: 'managers', ...place }];
    world.messenger.failNext('update', refused(code));

    expect(await world.perform(content)).toMatchObject({ kind });
  });
});
