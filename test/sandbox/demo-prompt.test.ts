import { readLine } from '../../sandbox/demo/read-line.js';

test.each([
  ['/runbook outcomes 3', { kind: 'type', line: '/runbook outcomes 3' }],
  ['click Success', { kind: 'click', button: 'Success' }],
  ['choose Outcome of task 1 = Failed', { kind: 'choose', label: 'Outcome of task 1', option: 'Failed' }],
  ['fill Note on task 1 = 2 = too few', { kind: 'fill', label: 'Note on task 1', text: '2 = too few' }],
  ['fill Note on task 1 =', { kind: 'fill', label: 'Note on task 1', text: '' }],
  ['tick Issue = Close it', { kind: 'tick', label: 'Issue', option: 'Close it' }],
  ['choose Outcome =', { kind: 'help' }],
  ['as jane', { kind: 'as', handle: 'jane' }],
  ['issue three', { kind: 'help' }],
  ['what now?', { kind: 'help' }],
])('at the demo’s prompt, %j means %j', (line, step) => {
  expect(readLine(line)).toEqual(step);
});
