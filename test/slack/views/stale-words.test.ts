import type { StaleClick } from '../../../src/domain/call/decide-click.js';
import { staleWords } from '../../../src/slack/views/stale-words.js';
import { messageForJane } from './as-people-see-it.js';

test.each<[StaleClick, string]>([
  [
    { kind: 'settled', by: 'U0JOHN', result: 'Success' },
    '@John Doe recorded this task as Success before you. Your click was not recorded. The panel is being brought up to date.',
  ],
  [
    { kind: 'settled', by: undefined, result: 'Failed' },
    'The runbook says Failed for this task already. Your click was not recorded. The panel is being brought up to date.',
  ],
  [
    { kind: 'started', by: 'U0JOHN' },
    '@John Doe started this task before you. Your click was not recorded. The panel is being brought up to date.',
  ],
  [
    { kind: 'not-current' },
    'The call is at another task by now, so nothing was recorded. The panel is being brought up to date.',
  ],
  [
    { kind: 'other-outcome', words: 'done! <b>' },
    'The runbook says “done! <b>” for this task now, so nothing was recorded. The panel is being brought up to date and asks before it replaces that.',
  ],
  [
    { kind: 'changed-since' },
    'Something else has been recorded since, so nothing was undone. The panel is being brought up to date; “Correct…” changes any task.',
  ],
  [{ kind: 'nothing-to-undo' }, 'This has been undone already. The panel is being brought up to date.'],
  [
    { kind: 'completed' },
    'The call is completed, so nothing was recorded. “Correct the outcomes…” changes what became of its tasks.',
  ],
])('%j says what happened and what to do', (why, words) => {
  expect(messageForJane({ text: staleWords(why), blocks: [] }).text).toBe(words);
});
