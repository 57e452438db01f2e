import type { JobPayload } from '../../../src/call/jobs/job.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { createWorld, now, type World } from '../../support/delivery/world.js';
import { busyRunbooks, unreadableRunbooks } from '../../support/fakes/unreadable-runbooks.js';

const john = { slackId: 'U0JOHN', role: 'dri', timeZone: undefined, workingHours: undefined } as const;

const runbook = `| Runbook name | Acme - Enforce 2FA |
|---|---|
| Schedule at | 2020-10-10 - 23:30 PST |

## Pre-call checklist

- [ ] Inform #support_gitlab-com and #support_manager
- [ ] Check the rollback plan
`;

const tick: JobPayload = {
  kind: 'issue-edit',
  edits: [
    {
      kind: 'tick-item',
      item: { list: 'pre-call', position: 1, text: 'Inform #support_gitlab-com and #support_manager' },
    },
  ],
};

function chosenTime(value: string): JobPayload {
  return { kind: 'issue-edit', edits: [{ kind: 'set-header', field: 'scheduleAt', value }] };
}

let world: World;

beforeEach(() => {
  world = createWorld(runbook);
});

describe('an edit of the issue', () => {
  it('changes what it names and nothing else', async () => {
    const outcome = await world.perform(tick);

    expect(outcome).toEqual({ kind: 'completed' });
    expect(world.gitlab.description).toBe(runbook.replace('- [ ] Inform', '- [x] Inform'));
    expect(world.gitlab.writes).toEqual(['description']);
  });

  it('that a person has made already is not written again', async () => {
    world.gitlab.description = runbook.replace('- [ ] Inform', '- [x] Inform');

    const outcome = await world.perform(tick);

    expect(outcome).toEqual({ kind: 'completed' });
    expect(world.gitlab.writes).toEqual([]);
  });

  it('that somebody overwrote in the same moment is made again, in what they wrote', async () => {
    const overwrite = () => `${runbook}- [ ] Ask Ann\n`;
    world.gitlab.interfere = overwrite;

    const first = await world.perform(tick, 1);
    const second = await world.perform(tick, 2);

    expect(first).toMatchObject({ kind: 'retry', dueAt: now + 500, failure: { code: 'edit-not-there' } });
    expect(second).toEqual({ kind: 'completed' });
    expect(world.gitlab.description).toBe(overwrite().replace('- [ ] Inform', '- [x] Inform'));
  });

  it('that somebody keeps overwriting is given up after eight attempts', async () => {
    world.gitlab.interfere = () => runbook;

    const outcome = await world.perform(tick, 8);

    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'edit-not-there' } });
  });

  it('next to which somebody wrote something else is done', async () => {
    world.gitlab.interfere = (written) => `${written}- [ ] Ask Ann\n`;

    const outcome = await world.perform(tick);

    expect(outcome).toEqual({ kind: 'completed' });
    expect(world.gitlab.writes).toEqual(['description']);
  });

  it('whose answer was lost is recognised by the next attempt', async () => {
    world.gitlab.loseAnswer = new ServiceFailure('GitLab did not.', {
      service: 'GitLab',
      kind: 'unknown-outcome',
      code: 'HTTP 502',
    });

    const first = await world.perform(tick, 1);
    const second = await world.perform(tick, 2);

    expect(first).toMatchObject({ kind: 'retry', failure: { service: 'GitLab', code: 'HTTP 502' } });
    expect(second).toEqual({ kind: 'completed' });
    expect(world.gitlab.writes).toEqual(['description']);
  });

  it.each<[string, JobPayload, string]>([
    [
      'an item',
      {
        kind: 'issue-edit',
        edits: [
          { kind: 'set-header', field: 'dri', value: 'Jane' },
          { kind: 'tick-item', item: { list: 'pre-call', position: 3, text: 'Tell the customer' } },
        ],
      },
      'the tick of item 3 of the pre-call checklist (“Tell the customer”)',
    ],
    [
      'a reason',
      {
        kind: 'issue-edit',
        edits: [{ kind: 'set-reason', item: { list: 'post-call', position: 1, text: 'Summarise' }, reason: 'No time' }],
      },
      'the reason of item 1 of the post-call checklist (“Summarise”)',
    ],
    [
      'a duration',
      {
        kind: 'issue-edit',
        edits: [{ kind: 'record-task', task: { position: 2, name: 'Export the users' }, actualMinutes: 5 }],
      },
      'the duration of task 2',
    ],
    [
      'an outcome that is taken back',
      {
        kind: 'issue-edit',
        edits: [
          { kind: 'record-task', task: { position: 2, name: 'Export the users' }, outcome: null, actualMinutes: null },
        ],
      },
      'the outcome of task 2',
    ],
  ])('that finds no place for %s changes nothing and says so', async (_name, content, place) => {
    const outcome = await world.perform(content);

    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { service: 'app', code: 'edit-without-place', message: expect.stringContaining(place) },
    });
    expect(world.gitlab.description).toBe(runbook);
    expect(world.gitlab.writes).toEqual([]);
  });

  it('of a text without a header table says which row it was for', async () => {
    world.gitlab.description = 'All done.';

    const outcome = await world.perform({
      kind: 'issue-edit',
      edits: [{ kind: 'set-header', field: 'dri', value: 'Jane Smith' }],
    });

    expect(outcome).toMatchObject({
      failure: { message: expect.stringContaining('the row “DRI” of the header table') },
    });
  });

  it('leaves what somebody has written since, and says so', async () => {
    world.gitlab.description = '## Tasks\n\n| Task | Outcome |\n|---|---|\n| Export | Partial |\n';

    const outcome = await world.perform({
      kind: 'issue-edit',
      edits: [
        {
          kind: 'record-task',
          task: { position: 1, name: 'Export' },
          outcome: { result: 'Success', note: undefined },
          seen: { outcome: '', actualMinutes: null },
        },
      ],
    });

    expect(outcome).toMatchObject({
      kind: 'completed',
      notMade: { code: 'edit-obsolete', message: expect.stringContaining('the outcome of task 1') },
    });
    expect(world.gitlab.writes).toEqual([]);
  });

  it('that is not made updates the panels and progress lines that show it', async () => {
    world.call = { ...world.call, recipients: [john] };
    world.gitlab.description = undefined;

    const outcome = await world.perform(tick);

    expect(outcome).toMatchObject({
      kind: 'failed',
      followUps: [
        { payload: { kind: 'failure-notice' } },
        { payload: { kind: 'failure-notice' } },
        { payload: { kind: 'run-panel-update', slackId: 'U0JOHN' } },
        { payload: { kind: 'progress-update' } },
        { payload: { kind: 'progress-update' } },
      ],
    });
  });

  it('writes the time that was chosen', async () => {
    const outcome = await world.perform(chosenTime('2026-10-10 - 23:30 America/Los_Angeles (UTC-07:00)'));

    expect(outcome).toEqual({ kind: 'completed' });
    expect(world.gitlab.description).toBe(
      runbook.replace('2020-10-10 - 23:30 PST', '`2026-10-10 - 23:30 America/Los_Angeles (UTC-07:00)`'),
    );
  });

  it('does not bring back a time that was chosen before another one', async () => {
    const outcome = await world.perform(chosenTime('2026-10-10 - 22:30 America/Los_Angeles (UTC-07:00)'));

    expect(outcome).toEqual({ kind: 'completed' });
    expect(world.gitlab.writes).toEqual([]);
  });

  it('of a runbook that cannot be read changes nothing and waits for a person', async () => {
    world.runbooks = unreadableRunbooks;

    const outcome = await world.perform(tick);

    expect(outcome).toMatchObject({ kind: 'failed', failure: { service: 'app', code: 'runbook-unreadable' } });
    expect(world.gitlab.writes).toEqual([]);
  });

  it('is tried again later while too many other runbooks are being read', async () => {
    world.runbooks = busyRunbooks;

    const outcome = await world.perform(tick);

    expect(outcome).toMatchObject({ kind: 'retry', failure: { code: 'busy-reading' } });
    expect(world.gitlab.writes).toEqual([]);
  });

  it('that can no longer be read after it was written is tried again', async () => {
    world.gitlab.interfere = (written) => {
      world.runbooks = unreadableRunbooks;
      return written;
    };

    const outcome = await world.perform(tick);

    expect(outcome).toMatchObject({ kind: 'retry', failure: { code: 'edit-not-there' } });
  });

  it('of an issue that is gone waits for a person', async () => {
    world.gitlab.description = undefined;

    const outcome = await world.perform(tick);

    expect(outcome).toMatchObject({ kind: 'failed', failure: { service: 'GitLab', code: 'issue-not-found' } });
  });
});
