import { planRecorded, planRunStart } from '../../../src/call/recording/plan-recorded.js';
import { nothingRecorded } from '../../../src/call/recording/recording.js';
import type { RunbookEdit } from '../../../src/runbook/runbook-edit.js';
import { aCall } from '../../support/a-call.js';
import { aCompletion } from '../../support/a-completion.js';

const HOUR = 60 * 60_000;
const start = Date.UTC(2031, 9, 11, 6, 30);
const now = start + HOUR;
const john = { slackId: 'U0JOHN', role: 'dri', timeZone: undefined, workingHours: undefined } as const;
const jane = { ...john, slackId: 'U0JANE', role: 'contact' } as const;
const edit: RunbookEdit = { kind: 'record-task', task: { position: 1, name: 'Back up' }, outcome: null };
const recorded = aCall({ recipients: [john], recording: { ...nothingRecorded, revision: 7 } });

describe('the start of a call', () => {
  const call = aCall({ recipients: [john, jane], plannedMinutes: 90 });

  test('brings a panel to each person, and a line under each announcement, which must stand first', () => {
    const posts = planRunStart(call).filter(({ dueAt }) => dueAt === start);

    expect(posts.map(({ key, queue, prerequisites }) => [key, queue, prerequisites])).toEqual([
      ['call 42 · panel of 2031-10-11T06:30Z · U0JOHN', 'dm U0JOHN', []],
      ['call 42 · panel of 2031-10-11T06:30Z · U0JANE', 'dm U0JANE', []],
      [
        'call 42 · progress of 2031-10-11T06:30Z · support',
        'channel self-managed',
        ['call 42 · announcement · support'],
      ],
      ['call 42 · progress of 2031-10-11T06:30Z · managers', 'channel managers', ['call 42 · announcement · managers']],
    ]);
  });

  test('brings them for twelve hours after its planned end, and says for which start they are', () => {
    const [panel] = planRunStart(call);
    const line = planRunStart(call).find(({ payload }) => payload.kind === 'progress');

    expect(panel).toMatchObject({
      payload: { kind: 'run-panel', slackId: 'U0JOHN', instant: start },
      expiresAt: start + 13.5 * HOUR,
    });
    expect(line).toMatchObject({
      payload: { kind: 'progress', audience: 'support', instant: start },
      expiresAt: start + 13.5 * HOUR,
    });
  });

  test('brings an update of each at the planned end, that holds whatever is recorded by then', () => {
    const updates = planRunStart(call).filter(({ dueAt }) => dueAt === start + 1.5 * HOUR);

    expect(updates.map(({ key, payload }) => [key, payload])).toEqual([
      [
        'call 42 · panel update of 2031-10-11T06:30Z at the planned end · U0JOHN',
        { kind: 'run-panel-update', slackId: 'U0JOHN', recording: 9007199254740991 },
      ],
      [
        'call 42 · panel update of 2031-10-11T06:30Z at the planned end · U0JANE',
        { kind: 'run-panel-update', slackId: 'U0JANE', recording: 9007199254740991 },
      ],
      [
        'call 42 · progress update of 2031-10-11T06:30Z at the planned end · support',
        { kind: 'progress-update', audience: 'support', recording: 9007199254740991 },
      ],
      [
        'call 42 · progress update of 2031-10-11T06:30Z at the planned end · managers',
        { kind: 'progress-update', audience: 'managers', recording: 9007199254740991 },
      ],
    ]);
  });

  test('without planned durations, the end is an hour after the start', () => {
    const dues = planRunStart(aCall({ recipients: [john] })).map(({ dueAt }) => dueAt);

    expect(new Set(dues)).toEqual(new Set([start, start + HOUR]));
  });

  test('brings one panel to who is both DRI and contact', () => {
    const panels = planRunStart(aCall({ recipients: [{ ...john, role: 'contact' }, john] })).filter(
      ({ payload }) => payload.kind === 'run-panel',
    );

    expect(panels.map(({ key }) => key)).toEqual(['call 42 · panel of 2031-10-11T06:30Z · U0JOHN']);
  });

  test('brings nothing to a completed call', () => {
    const completed = { ...call, recording: { ...call.recording, completion: aCompletion() } };

    expect(planRunStart(completed)).toEqual([]);
  });
});

describe('a recorded change', () => {
  test('goes into the issue and onto every panel and line, at once and each in its queue', () => {
    const { jobs, cancels } = planRecorded(recorded, [edit], now);

    expect(cancels).toBeUndefined();
    expect(jobs.map(({ key, queue, payload, ...when }) => [key, queue, payload, when])).toEqual([
      ['call 42 · issue edit · recording 7', 'issue 100#12', { kind: 'issue-edit', edits: [edit] }, at(now)],
      [
        'call 42 · panel update 7 · U0JOHN',
        'dm U0JOHN',
        { kind: 'run-panel-update', slackId: 'U0JOHN', recording: 7 },
        at(now),
      ],
      [
        'call 42 · progress update 7 · support',
        'channel self-managed',
        { kind: 'progress-update', audience: 'support', recording: 7 },
        at(now),
      ],
      [
        'call 42 · progress update 7 · managers',
        'channel managers',
        { kind: 'progress-update', audience: 'managers', recording: 7 },
        at(now),
      ],
    ]);
  });

  test('that is only a start leaves the issue alone', () => {
    expect(planRecorded(recorded, [], now).jobs.map(({ queue }) => queue)).not.toContain('issue 100#12');
  });

  test('of a call whose people are not known on Slack still goes onto the lines', () => {
    const { jobs } = planRecorded({ ...recorded, recipients: [] }, [edit], now);

    expect(jobs.map(({ payload }) => payload.kind)).toEqual(['issue-edit', 'progress-update', 'progress-update']);
  });

  test('of a completed call also brings up to date what was posted, each once it stands', () => {
    const completed = { ...recorded, recording: { ...recorded.recording, completion: aCompletion() } };

    const { jobs } = planRecorded(completed, [edit], now);

    const summaries = ['call 42 · summary · support', 'call 42 · summary · managers'];
    expect(jobs.map(({ key, prerequisites }) => [key, prerequisites]).slice(1, 6)).toEqual([
      ['call 42 · summary update recording 7 · support', [summaries[0]]],
      ['call 42 · summary update recording 7 · managers', [summaries[1]]],
      ['call 42 · announcement update recording 7 · support', ['call 42 · announcement · support']],
      ['call 42 · announcement update recording 7 · managers', ['call 42 · announcement · managers']],
      ['call 42 · record recording 7', summaries],
    ]);
  });
});

function at(dueAt: number) {
  return { dueAt, prerequisites: [] };
}
