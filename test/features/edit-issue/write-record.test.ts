import type { JobPayload } from '../../../src/call/jobs/job.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { aCompletion } from '../../support/delivery/a-completion.js';
import { createWorld, type World } from '../../support/delivery/world.js';

let world: World;

beforeEach(() => {
  world = createWorld();
});

describe('the record on the issue', () => {
  const record: JobPayload = { kind: 'record' };

  beforeEach(() => {
    world.posts = [
      { audience: 'managers', channelId: 'C2', ts: '1000', permalink: 'https://slack.example/archives/C2/p1000' },
    ];
  });

  it('is a comment that says where the call was announced', async () => {
    const outcome = await world.perform(record);

    expect(outcome).toEqual({ kind: 'completed', noteId: 1 });
    expect(world.gitlab.comments).toHaveLength(1);
    expect(world.gitlab.comments[0]?.body).toContain(
      '- Post: [`#support_manager`](https://slack.example/archives/C2/p1000)\n',
    );
  });

  it('says after the completion where its summaries stand, those that do', async () => {
    await world.perform(record);
    world.call = { ...world.call, recording: { revision: 1, events: [], completion: aCompletion } };
    const permalink = 'https://slack.example/archives/C2/p2000';
    world.placed = [
      { name: 'panel · U0JOHN', channelId: 'D1', ts: '1500', permalink: undefined },
      { name: 'summary · managers', channelId: 'C2', ts: '2000', permalink },
    ];

    await world.perform(record);

    expect(world.gitlab.comments).toHaveLength(1);
    const links = world.gitlab.comments[0]?.body.split('\n').filter((line) => line.includes('slack.example'));
    expect(links).toEqual([
      '- Post: [`#support_manager`](https://slack.example/archives/C2/p1000)',
      '- Summary: [`#support_manager`](https://slack.example/archives/C2/p2000)',
    ]);
  });

  it('is written once, however often it is tried', async () => {
    world.gitlab.loseAnswer = new ServiceFailure('GitLab did not.', {
      service: 'GitLab',
      kind: 'unknown-outcome',
      code: 'HTTP 502',
    });

    const first = await world.perform(record, 1);
    const second = await world.perform(record, 2);

    expect(first).toMatchObject({ kind: 'retry' });
    expect(second).toEqual({ kind: 'completed', noteId: 1 });
    expect(world.gitlab.writes).toEqual(['add comment']);
  });

  it('is brought up to date in place', async () => {
    await world.perform(record);
    world.call = { ...world.call, time: { instant: Date.UTC(2026, 9, 12, 9), zone: 'UTC' } };

    await world.perform(record);

    expect(world.gitlab.writes).toEqual(['add comment', 'edit comment']);
    expect(world.gitlab.comments).toHaveLength(1);
    expect(world.gitlab.comments[0]?.body).toContain('Mon 12 Oct 2026, 09:00 (UTC)');
  });

  /** Writes the record as the job with this key, in its first attempt unless told otherwise. */
  function write(key: string, attempts = 1) {
    return world.perform(record, attempts, undefined, undefined, undefined, `call 42 · ${key}`);
  }

  it.each<[string, string, number, number | undefined, number, readonly string[]]>([
    ['the first of a call', 'record 0', 1, undefined, 0, ['add comment']],
    ['the first of a call, tried again', 'record 0', 2, undefined, 1, ['edit comment']],
    ['whose number was not stored', 'record recording 3', 1, undefined, 1, ['edit comment']],
    ['whose number is stored', 'record recording 3', 1, 7, 0, ['edit comment']],
    ['whose number is stored, tried again', 'record recording 3', 4, 7, 0, ['edit comment']],
    ['whose comment was deleted and another stands', 'record recording 3', 1, 999, 1, ['edit comment']],
  ])(
    '%s: the comments are searched only where that is needed',
    async (_name, key, attempts, noteId, searches, writes) => {
      if (writes[0] === 'edit comment')
        world.gitlab.comments.push({ id: 7, body: 'as before <!-- runbook-calls:record:42 -->' });
      world.noteId = noteId;

      const outcome = await write(key, attempts);

      expect(outcome).toEqual({ kind: 'completed', noteId: writes[0] === 'edit comment' ? 7 : 1 });
      expect(world.gitlab.searches).toBe(searches);
      expect(world.gitlab.writes).toEqual(writes);
    },
  );

  it('is written anew when its comment was deleted', async () => {
    world.noteId = 7;

    expect(await write('record recording 3')).toEqual({ kind: 'completed', noteId: 1 });
    expect(world.gitlab.writes).toEqual(['add comment']);
  });
});
