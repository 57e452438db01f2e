import type { Drift } from '../../../src/call/drift.js';
import { anIssue } from '../../support/an-issue.js';
import { createWorld, type World } from '../../support/delivery/world.js';

const moved: readonly Drift[] = [{ kind: 'moved', schedule: '2031-10-17 - 23:30 UTC' }];
const notice = { kind: 'drift-notice', revision: 0, drift: moved } as const;

const there = anIssue({ projectId: 200, iid: 34, reference: 'group/other#34' });

let world: World;

beforeEach(() => {
  world = createWorld();
});

describe('a notice of how a runbook has drifted', () => {
  it.each([
    ['is so still', moved],
    ['was so when GitLab was last asked, and it does not answer now', undefined],
  ])('goes to the DRI, or to the announcer, when what it says %s', async (_case, drift) => {
    world.runbook = { ...world.runbook, drift };

    expect(await world.perform(notice)).toEqual({ kind: 'completed' });
    expect(world.messenger.messages).toMatchObject([
      { where: `to ${world.call.announcedBy.slackId}`, message: { kind: 'drift-notice', drift: moved } },
    ]);
  });

  it.each([
    ['to: group/other#34', 'group/other#34', there],
    ['no place that its reader may not see', '', undefined],
  ])('that the issue was moved leads %s', async (_case, to, movedTo) => {
    const drift: readonly Drift[] = [{ kind: 'issue-moved', to }];
    world.runbook = { ...world.runbook, drift, relocated: { to: there, isAnnounced: false } };

    await world.perform({ kind: 'drift-notice', revision: 0, drift });

    const [sent] = world.messenger.messages;
    expect(sent?.message.kind === 'drift-notice' && sent.message.movedTo).toEqual(movedTo);
  });

  it.each<[string, (world: World) => void]>([
    [
      'the call is announced from the issue that it was moved to',
      (it) => {
        it.runbook = { ...it.runbook, drift: moved, relocated: { to: there, isAnnounced: true } };
      },
    ],
    [
      'the runbook was edited again',
      (it) => {
        it.runbook = { ...it.runbook, drift: [] };
      },
    ],
    [
      'the posts were updated',
      (it) => {
        it.runbook = { ...it.runbook, drift: moved };
        it.call = { ...it.call, revision: 1 };
      },
    ],
    [
      'the call is completed',
      (it) => {
        it.runbook = { ...it.runbook, drift: moved };
        it.call = { ...it.call, recording: { ...it.call.recording, completion: {} as never } };
      },
    ],
  ])('is pointless once %s', async (_case, happen) => {
    happen(world);

    expect(await world.perform(notice)).toEqual({ kind: 'obsolete' });
    expect(world.messenger.messages).toEqual([]);
  });
});
