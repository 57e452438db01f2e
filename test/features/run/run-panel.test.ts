import { checksum } from '../../../src/call/checksum.js';
import type { RunPanel } from '../../../src/call/ports/slack.js';
import type { RunEvent } from '../../../src/call/recording/recording.js';
import { RunButton } from '../../../src/features/run/run-button.js';
import { renderRunPanel } from '../../../src/features/run/run-panel.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import {
  aTask,
  minute,
  recordedCall,
  sampleCompletion,
  samplePanel,
  sampleTaskList,
  sampleTasks,
  settled,
  startOfCall,
} from '../../support/views/sample-run.js';

const second = { position: 2, name: 'mark of Remove 2FA' };
const started: RunEvent = { kind: 'started', task: second, at: startOfCall + 13 * minute, by: 'U0JOHN' };
const recordedFirst: RunEvent = {
  kind: 'settled',
  task: { position: 1, name: 'mark of Confirm the users' },
  result: 'Success',
  minutes: 12,
  at: startOfCall + 12 * minute,
  by: 'U0JOHN',
};
const allSettled = sampleTaskList(sampleTasks.map((task) => settled(task.position, { name: task.name })));
const failed = sampleTaskList([settled(1, { outcome: { result: 'Failed', note: 'no such user' } }), aTask(2)]);

function running(): RunPanel {
  return samplePanel({ call: recordedCall({ events: [recordedFirst, started] }) });
}

function shown(panel: RunPanel) {
  return messageForJane(renderRunPanel(panel));
}

test.each<[string, RunPanel]>([
  ['before anything is started', samplePanel({ taskList: sampleTaskList(sampleTasks.slice(1)) })],
  ['while a task is running', running()],
  ['when it is running over', { ...running(), now: startOfCall + 56 * minute }],
  ['after a task has failed', samplePanel({ taskList: failed })],
  ['when every task is settled', samplePanel({ taskList: allSettled })],
  [
    'after the completion',
    samplePanel({ taskList: failed, call: recordedCall({ events: [recordedFirst], completion: sampleCompletion() }) }),
  ],
  ['of a runbook without tasks', samplePanel({ taskList: sampleTaskList([]) })],
])('what the panel says %s', (_when, panel) => {
  const message = renderRunPanel(panel);

  const { text, notification } = messageForJane(message);
  expect({ text, notification }).toMatchSnapshot();
  expect(refusalsOfMessage(message)).toEqual([]);
});

test('every button says for which issue it is, and what it means', () => {
  const { blocks } = renderRunPanel(samplePanel({ call: recordedCall({ events: [recordedFirst] }) }));

  const clicks = blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .flatMap((one) => (one.type === 'button' && one.action_id?.startsWith('run_') ? [one] : []))
    .map(({ action_id, value }) => [action_id, RunButton.parse(JSON.parse(value ?? ''))]);
  const issue = { projectId: 100, iid: 12 };
  expect(clicks).toEqual([
    ['run_start', { ...issue, click: { kind: 'start', task: second } }],
    ['run_settle_success', { ...issue, click: { kind: 'settle', task: second, result: 'Success' } }],
    ['run_settle_partial', { ...issue, click: { kind: 'settle', task: second, result: 'Partial' } }],
    ['run_settle_failed', { ...issue, click: { kind: 'settle', task: second, result: 'Failed' } }],
    ['run_settle_skipped', { ...issue, click: { kind: 'settle', task: second, result: 'Skipped' } }],
    ['run_undo', { ...issue, click: { kind: 'undo', at: recordedFirst.at } }],
  ]);
});

const untilThen = ['Start', 'Success', 'Partial', 'Failed', 'Skip'];

test.each<[string, RunPanel, readonly string[]]>([
  ['nothing to undo', samplePanel(), [...untilThen, 'Correct…', 'Open the runbook']],
  [
    'something to undo',
    samplePanel({ call: recordedCall({ events: [recordedFirst] }) }),
    [...untilThen, 'Undo: Success of task 1', 'Correct…', 'Open the runbook'],
  ],
  [
    'a task that is running',
    running(),
    [...untilThen.slice(1), 'Undo: start of task 2', 'Correct…', 'Open the runbook'],
  ],
  [
    'an outcome that somebody has changed since',
    samplePanel({
      call: recordedCall({ events: [recordedFirst] }),
      taskList: sampleTaskList([
        settled(1, { name: 'Confirm the users', outcome: { result: 'Success', note: 'by hand' } }),
        aTask(2),
      ]),
    }),
    [...untilThen, 'Correct…', 'Open the runbook'],
  ],
  [
    'a duration that somebody has changed since',
    samplePanel({
      call: recordedCall({ events: [recordedFirst] }),
      taskList: sampleTaskList([settled(1, { name: 'Confirm the users', actualMinutes: 15 }), aTask(2)]),
    }),
    [...untilThen, 'Correct…', 'Open the runbook'],
  ],
  ['all settled', samplePanel({ taskList: allSettled }), ['Complete the call…', 'Correct…', 'Open the runbook']],
  [
    'the call completed',
    samplePanel({
      taskList: allSettled,
      call: recordedCall({ events: [recordedFirst], completion: sampleCompletion() }),
    }),
    ['Correct the outcomes…', 'Open the runbook'],
  ],
])('the buttons with %s', (_when, panel, buttons) => {
  expect(shown(panel).buttons).toEqual(buttons);
});

test('a task that has moved is undone under its number of now', () => {
  const taskList = sampleTaskList([aTask(1, { name: 'New' }), settled(2, { name: 'Confirm the users' })]);

  const { buttons } = shown(samplePanel({ taskList, call: recordedCall({ events: [recordedFirst] }) }));

  expect(buttons).toContain('Undo: Success of task 2');
});

test('the current task leads to where it is documented', () => {
  expect(shown(samplePanel()).links).toContainEqual({ text: 'Remove 2FA', url: 'https://docs.gitlab.com/2fa' });
});

test('an outcome that is none of the four is quoted', () => {
  const taskList = sampleTaskList([aTask(1, { oddOutcome: 'tbd' })]);

  expect(shown(samplePanel({ taskList })).text).toContain('The runbook says “tbd”, which isn’t a result.');
  const buttons = renderRunPanel(samplePanel({ taskList }))
    .blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .flatMap((one) => (one.type === 'button' && one.action_id?.startsWith('run_settle_') ? [one] : []));
  expect(buttons.map(({ confirm }) => confirm?.text.text)).toEqual(
    ['Success', 'Partial', 'Failed', 'Skipped'].map(
      (result) =>
        `The runbook says “tbd”, which isn’t a result. ${result} replaces it. To keep it as a note, use “Correct…”.`,
    ),
  );
  const clicks = buttons.map(({ value }) => RunButton.parse(JSON.parse(value ?? '')).click);
  expect(clicks).toMatchObject(buttons.map(() => ({ replaces: checksum('tbd') })));
});

test('of many settled tasks the last ten are shown, and the others counted', () => {
  const tasks = Array.from({ length: 57 }, (_, index) => (index < 40 ? settled(index + 1) : aTask(index + 1)));

  const { text } = shown(samplePanel({ taskList: sampleTaskList(tasks) }));

  expect(text).toContain('• … and 30 earlier tasks in the runbook\n• Task 31: Task no. 31 – Success\n');
  expect(text).toContain('• Task 40: Task no. 40 – Success');
  expect(text).toContain('Task 41 of 57: Task no. 41');
  expect(text).not.toContain('Task 30:');
});

test.each([
  ['is short', 'Undo it all.', 'Undo it all.', false],
  ['is long', 'r'.repeat(3000), `${'r'.repeat(2499)}…`, true],
])('after a failure the rollback plan is shown, and that there is more, when it %s', (_what, plan, words, more) => {
  const { lines } = shown(samplePanel({ taskList: { ...failed, rollbackPlan: plan } }));

  expect(lines).toContain(words);
  expect(lines.includes('The rest is in the runbook.')).toBe(more);
});

test('after a failure it is said when there is no rollback plan', () => {
  expect(shown(samplePanel({ taskList: { ...failed, rollbackPlan: undefined } })).lines).toContain(
    'The runbook has no rollback plan.',
  );
});

test('without a failure the rollback plan is not in the way', () => {
  expect(shown(samplePanel()).text).not.toContain('status: enable');
});

test('the panel of a call that goes on leads to the meeting that the runbook names now, that of a completed one does not', () => {
  const taskList = sampleTaskList(undefined, { meetingUrl: 'https://example.zoom.com/j/2' });
  const completion = sampleCompletion();
  const [goesOn, completed] = [
    samplePanel({ taskList }),
    samplePanel({ taskList, call: recordedCall({ completion }) }),
  ].map((panel) => messageForJane(renderRunPanel(panel)));

  expect(goesOn?.links).toContainEqual({ text: 'Join the call', url: 'https://example.zoom.com/j/2' });
  expect(goesOn?.notification).toContain('Join the call');
  expect(JSON.stringify(completed)).not.toContain('zoom');
});
