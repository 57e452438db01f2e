import type { StaleClick } from '../../../src/features/run/decide-click.js';
import { formatStaleClick } from '../../../src/features/run/format-stale-click.js';
import { messageForJane } from '../../support/views/as-people-see-it.js';

test.each<[StaleClick, string]>([
  [
    { kind: 'settled', by: 'U0JOHN', result: 'Success' },
    'Not recorded: @John Doe already recorded this task as Success. Check the panel.',
  ],
  [
    { kind: 'settled', by: undefined, result: 'Failed' },
    'Not recorded: the runbook already says Failed for this task. Check the panel.',
  ],
  [{ kind: 'started', by: 'U0JOHN' }, 'Not recorded: @John Doe already started this task. Check the panel.'],
  [{ kind: 'not-current' }, 'Not recorded: the call is at another task. Check the panel.'],
  [
    { kind: 'other-outcome', words: 'done! <b>' },
    'Not recorded: the runbook now says “done! <b>” for this task. Check the panel. It asks before replacing that.',
  ],
  [{ kind: 'changed-since' }, 'Not undone: something else was recorded since. To change a task, use “Correct…”.'],
  [{ kind: 'nothing-to-undo' }, 'Already undone. Check the panel.'],
  [{ kind: 'completed' }, 'Not recorded: the call is completed. To change a task, use “Correct the outcomes…”.'],
])('%j says what happened and what to do', (why, words) => {
  expect(messageForJane({ text: formatStaleClick(why), blocks: [] }).text).toBe(words);
});
