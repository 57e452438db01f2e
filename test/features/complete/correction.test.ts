import type { CompletionChange } from '../../../src/call/jobs/job.js';
import { renderCorrection } from '../../../src/features/complete/correction.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';

test.each<[CompletionChange, string]>([
  [{ kind: 'result', from: 'Partial', to: 'Success' }, 'result Partial → Success'],
  [{ kind: 'current-state' }, 'current state'],
  [{ kind: 'follow-ups' }, 'follow-ups'],
  [{ kind: 'reason' }, 'reason for open items'],
  [{ kind: 'tasks', count: 1 }, '1 task'],
  [{ kind: 'tasks', count: 3 }, '3 tasks'],
  [{ kind: 'total-time', from: undefined, to: 75 }, 'total time none → 1h15m'],
  [{ kind: 'total-time', from: 60, to: undefined }, 'total time 1h → none'],
])('%j is told as “%s”', (change, words) => {
  expect(messageForJane(renderCorrection([change], 'U0JANE')).text).toBe(`Corrected by @Jane Smith: ${words}.`);
});

test('several changes stand in one line', () => {
  const message = renderCorrection(
    [{ kind: 'result', from: 'Failed', to: 'Partial' }, { kind: 'tasks', count: 2 }, { kind: 'follow-ups' }],
    'U0JOHN',
  );

  const { text, notification } = messageForJane(message);
  expect(text).toBe('Corrected by @John Doe: result Failed → Partial; 2 tasks; follow-ups.');
  expect(notification).toBe(text);
  expect(refusalsOfMessage(message)).toEqual([]);
});
