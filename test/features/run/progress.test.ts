import type { TaskTotals } from '../../../src/call/recording/recording.js';
import { renderProgress } from '../../../src/features/run/progress.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { minute, recordedCall, sampleCompletion, startOfCall } from '../../support/views/sample-run.js';

const end = 'Saturday, October 11th, 2031 at 9:25 AM';

function totals(counts: Partial<TaskTotals['counts']>, minutes: Partial<TaskTotals> = {}): TaskTotals {
  return {
    counts: { Success: 0, Partial: 0, Failed: 0, Skipped: 0, open: 0, ...counts },
    actualMinutes: undefined,
    plannedMinutes: undefined,
    ...minutes,
  };
}

test.each<[string, TaskTotals, number, string]>([
  ['nothing is settled', totals({ open: 4 }), 15, `0 of 4 tasks recorded. Planned end: ${end}.`],
  [
    'some are settled',
    totals({ open: 2, Success: 1, Failed: 1 }, { actualMinutes: 22, plannedMinutes: 25 }),
    15,
    `2 of 4 tasks recorded: 1 succeeded, 1 failed. Time: 22m (planned 25m). Planned end: ${end}.`,
  ],
  [
    'it should be over',
    totals({ open: 1, Skipped: 1 }, { actualMinutes: 72, plannedMinutes: 55 }),
    55,
    `1 of 2 tasks recorded: 1 skipped. Time: 1h12m (planned 55m). Over time. Planned end: ${end}.`,
  ],
  ['it is over in time', totals({ Partial: 1 }), 56, `1 of 1 task recorded: 1 partly done. Planned end: ${end}.`],
  ['there are no tasks', totals({}), 15, `The runbook has no tasks. Planned end: ${end}.`],
])('the channels read numbers when %s', (_when, of, minutes, words) => {
  const message = renderProgress({ call: recordedCall(), totals: of, now: startOfCall + minutes * minute });

  expect(messageForJane(message).text).toBe(words);
  expect(refusalsOfMessage(message)).toEqual([]);
});

test('after the completion it says how the call ended', () => {
  const call = recordedCall({ completion: sampleCompletion() });

  const { text, notification } = messageForJane(
    renderProgress({ call, totals: totals({ Success: 2 }), now: startOfCall + 90 * minute }),
  );

  expect(text).toBe('Partly done. Completed by @Jane Smith. 2 of 2 tasks recorded: 2 succeeded.');
  expect(notification).toBe(text);
});

test('the notification says the time in the call’s zone', () => {
  const { notification } = messageForJane(
    renderProgress({ call: recordedCall(), totals: totals({ open: 1 }), now: startOfCall }),
  );

  expect(notification).toContain('Planned end: Sat 11 Oct 2031, 00:25 (America/Los_Angeles, UTC−7).');
});
