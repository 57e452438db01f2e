import { planCompletion, planCompletionChange } from '../../../src/call/recording/plan-completion.js';
import { nothingRecorded } from '../../../src/call/recording/recording.js';
import type { ChecklistItem } from '../../../src/runbook/runbook.js';
import type { RunbookEdit } from '../../../src/runbook/runbook-edit.js';
import { aCall } from '../../support/a-call.js';
import { aCompletion } from '../../support/a-completion.js';

const now = Date.UTC(2031, 9, 11, 7, 30);
const john = { slackId: 'U0JOHN', role: 'dri', timeZone: undefined, workingHours: undefined } as const;
const item: ChecklistItem = {
  position: 2,
  text: 'Inform on #support_self-managed',
  state: 'open',
  reason: undefined,
  mark: { start: 0, end: 1 },
  line: 40,
};
const tick: RunbookEdit = {
  kind: 'tick-item',
  item: { list: 'post-call', position: 2, text: 'Inform on #support_self-managed' },
  seen: 'open',
};
const edit: RunbookEdit = { kind: 'record-task', task: { position: 1, name: 'Back up' }, outcome: null };
const changes = [{ kind: 'current-state' }] as const;

const call = aCall({
  recipients: [john],
  recording: { ...nothingRecorded, revision: 8, completion: aCompletion() },
});
const announcements = ['call 42 · announcement · support', 'call 42 · announcement · managers'];
const summaries = ['call 42 · summary · support', 'call 42 · summary · managers'];

describe('completing a call', () => {
  test('promises a summary under each announcement, and what states that both stand waits for both', () => {
    const { jobs } = planCompletion(call, { postCallItem: item, closeIssue: true }, now);

    expect(jobs.map(({ key, queue, prerequisites }) => [key, queue, prerequisites])).toEqual([
      [summaries[0], 'channel self-managed', [announcements[0]]],
      [summaries[1], 'channel managers', [announcements[1]]],
      ['call 42 · announcement update recording 8 · support', 'channel self-managed', [announcements[0]]],
      ['call 42 · announcement update recording 8 · managers', 'channel managers', [announcements[1]]],
      ['call 42 · record recording 8', 'issue 100#12', summaries],
      ['call 42 · issue edit · completed 8', 'issue 100#12', summaries],
      [
        'call 42 · close issue · recording 8',
        'issue 100#12',
        ['call 42 · record recording 8', 'call 42 · issue edit · completed 8'],
      ],
      ['call 42 · panel update 8 · U0JOHN', 'dm U0JOHN', []],
      ['call 42 · progress update 8 · support', 'channel self-managed', []],
      ['call 42 · progress update 8 · managers', 'channel managers', []],
    ]);
  });

  test('promises all of it for now and for ever', () => {
    const { jobs } = planCompletion(call, { postCallItem: item, closeIssue: true }, now);

    expect(new Set(jobs.map(({ dueAt }) => dueAt))).toEqual(new Set([now]));
    expect(jobs.filter(({ expiresAt }) => expiresAt !== undefined)).toEqual([]);
  });

  test('ticks the item that says that the channels know', () => {
    const { jobs } = planCompletion(call, { postCallItem: item, closeIssue: false }, now);

    expect(jobs.map(({ payload }) => payload)).toContainEqual({ kind: 'issue-edit', edits: [tick] });
  });

  test.each([
    ['is ticked already', { ...item, state: 'done' } as const],
    ['is not there', undefined],
  ])('leaves the issue’s text alone when the item %s, and closes it after the record', (_case, postCallItem) => {
    const { jobs } = planCompletion(call, { postCallItem, closeIssue: true }, now);

    expect(jobs.filter(({ payload }) => payload.kind === 'issue-edit')).toEqual([]);
    expect(jobs.find(({ payload }) => payload.kind === 'close-issue')?.prerequisites).toEqual([
      'call 42 · record recording 8',
    ]);
  });

  test('closes the issue only when that is asked for', () => {
    const { jobs } = planCompletion(call, { postCallItem: item, closeIssue: false }, now);

    expect(jobs.map(({ payload }) => payload.kind)).not.toContain('close-issue');
  });

  test('takes back what would only remind of the call, or be for recording it, and is due later', () => {
    const { cancels } = planCompletion(call, { postCallItem: undefined, closeIssue: false }, now);

    expect(cancels).toEqual({
      kinds: ['reminder', 'run-panel', 'progress', 'run-panel-update', 'progress-update'],
      dueAfter: now,
    });
  });
});

describe('changing a completion', () => {
  const more = { changes, by: 'U0JANE', edits: [], postCallItem: undefined, closeIssue: false };

  test('changes each post after it stands, then says in its thread what is different', () => {
    const { jobs, cancels } = planCompletionChange(call, more, now);

    expect(cancels).toBeUndefined();
    expect(jobs.map(({ key, queue, prerequisites }) => [key, queue, prerequisites])).toEqual([
      ['call 42 · summary update recording 8 · support', 'channel self-managed', [summaries[0]]],
      ['call 42 · summary update recording 8 · managers', 'channel managers', [summaries[1]]],
      ['call 42 · announcement update recording 8 · support', 'channel self-managed', [announcements[0]]],
      ['call 42 · announcement update recording 8 · managers', 'channel managers', [announcements[1]]],
      ['call 42 · correction recording 8 · support', 'channel self-managed', [summaries[0]]],
      ['call 42 · correction recording 8 · managers', 'channel managers', [summaries[1]]],
      ['call 42 · record recording 8', 'issue 100#12', summaries],
      ['call 42 · panel update 8 · U0JOHN', 'dm U0JOHN', []],
      ['call 42 · progress update 8 · support', 'channel self-managed', []],
      ['call 42 · progress update 8 · managers', 'channel managers', []],
    ]);
  });

  test('tells each thread once what has changed, and by whom', () => {
    const { jobs } = planCompletionChange(call, more, now);

    expect(jobs.map(({ payload }) => payload).filter(({ kind }) => kind === 'correction')).toEqual([
      { kind: 'correction', audience: 'support', changes, by: 'U0JANE' },
      { kind: 'correction', audience: 'managers', changes, by: 'U0JANE' },
    ]);
  });

  test('says nothing in the threads when nothing has changed that they were told', () => {
    const { jobs } = planCompletionChange(call, { ...more, changes: [], edits: [edit] }, now);

    expect(jobs.map(({ payload }) => payload.kind)).not.toContain('correction');
  });

  test('writes corrected outcomes at once, ticks what is still open, and closes the issue after all of it', () => {
    const { jobs } = planCompletionChange(call, { ...more, edits: [edit], postCallItem: item, closeIssue: true }, now);

    const inIssue = jobs.filter(({ queue }) => queue === 'issue 100#12');
    expect(inIssue.map(({ key, payload, prerequisites }) => [key, payload, prerequisites])).toEqual([
      ['call 42 · issue edit · recording 8', { kind: 'issue-edit', edits: [edit] }, []],
      ['call 42 · record recording 8', { kind: 'record' }, summaries],
      ['call 42 · issue edit · completed 8', { kind: 'issue-edit', edits: [tick] }, summaries],
      [
        'call 42 · close issue · recording 8',
        { kind: 'close-issue' },
        ['call 42 · issue edit · recording 8', 'call 42 · record recording 8', 'call 42 · issue edit · completed 8'],
      ],
    ]);
  });

  test('promises nothing that the completion has promised already', () => {
    const first = planCompletion(call, { postCallItem: item, closeIssue: true }, now).jobs;
    const again = { ...call, recording: { ...call.recording, revision: 9 } };

    const second = planCompletionChange(again, { ...more, postCallItem: item, closeIssue: true }, now).jobs;

    const keys = [...first, ...second].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
