import type { JobPayload } from '../../../src/call/jobs/job.js';
import { createWorld, now, type World } from '../../support/delivery/world.js';

const runbook = '## Pre-call checklist\n\n- [ ] Inform the team\n';
const writing: readonly JobPayload[] = [
  {
    kind: 'issue-edit',
    edits: [{ kind: 'tick-item', item: { list: 'pre-call', position: 1, text: 'Inform the team' } }],
  },
  { kind: 'record' },
  { kind: 'close-issue' },
];

let world: World;

beforeEach(() => {
  world = createWorld(runbook);
  world.gitlab.confidential = false;
});

describe.each(writing.map((content) => [content.kind, content] as const))('%s', (_kind, content) => {
  it('waits while the issue is public, however often it has tried, and the DRI is told', async () => {
    const outcome = await world.perform(content, 50);

    expect(outcome).toMatchObject({
      kind: 'retry',
      dueAt: now + 30_000,
      failure: { code: 'issue-public' },
      followUps: [{ payload: { kind: 'public-notice' } }],
    });
    expect(world.gitlab.writes).toEqual([]);
  });

  it('goes on once it is confidential again', async () => {
    await world.perform(content);
    world.gitlab.confidential = true;

    expect(await world.perform(content, 2)).toMatchObject({ kind: 'completed' });
    expect(world.gitlab.writes).toHaveLength(1);
  });
});

it('one notice is promised however often a job looks', async () => {
  const keys = await Promise.all(
    [1, 2, 3].map(async (attempts) => {
      const outcome = await world.perform({ kind: 'close-issue' }, attempts);
      return outcome.kind === 'retry' ? outcome.followUps?.map(({ key }) => key) : [];
    }),
  );

  expect(new Set(keys.flat()).size).toBe(1);
});

describe('the notice', () => {
  it('tells the DRI', async () => {
    expect(await world.perform({ kind: 'public-notice' })).toEqual({ kind: 'completed' });

    expect(world.messenger.messages).toMatchObject([{ message: { kind: 'public-notice' } }]);
  });

  it('is pointless once the issue is confidential again', async () => {
    world.gitlab.confidential = true;

    expect(await world.perform({ kind: 'public-notice' })).toEqual({ kind: 'obsolete' });
  });
});
