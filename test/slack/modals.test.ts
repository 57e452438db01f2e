import type { ModalView } from '@slack/types';
import { renderNotice } from '../../src/slack/block-kit/notice-modal.js';
import { createModals } from '../../src/slack/modals.js';
import { failureOf } from './failure-of.js';
import { type Connected, startOddSlack, startWorkspace } from './start-workspace.js';

const reading: ModalView = renderNotice('Runbook', 'Reading…');
const done: ModalView = renderNotice('Runbook', 'Done.');

let connected: Connected;
beforeEach(async () => {
  connected = await startWorkspace();
});
afterEach(() => connected.slack.close());

/** A trigger as it comes with a command. */
function trigger(): string {
  const { workspace } = connected.slack;
  const id = workspace.nextId('trigger.');
  workspace.triggers.set(id, { person: 'U0JANE', expiresAt: workspace.now() + 3000, view: undefined, used: false });
  return id;
}

function shown(): string | undefined {
  return connected.slack.person('jane').modal()?.text;
}

test('a modal opens on the screen of whoever asked, with one request', async () => {
  const opened = await createModals(connected.client).open(trigger(), reading);

  expect(opened.viewId).toMatch(/^V/);
  expect(shown()).toBe('Reading…');
  expect(connected.slack.calls().map(({ method }) => method)).toEqual(['views.open']);
});

test('a trigger works once', async () => {
  const modals = createModals(connected.client);
  const once = trigger();
  await modals.open(once, reading);

  expect(await failureOf(modals.open(once, reading))).toMatchObject({ kind: 'refused' });
});

test('an open modal shows something else, with one request', async () => {
  const modals = createModals(connected.client);
  const modal = await modals.open(trigger(), reading);

  expect(await modals.show(modal, done)).toBe(true);

  expect(shown()).toBe('Done.');
  expect(connected.slack.calls('views.update')).toHaveLength(1);
});

test('a modal that was closed stays closed, and nobody is bothered with it', async () => {
  const modals = createModals(connected.client);
  const modal = await modals.open(trigger(), reading);
  await connected.slack.person('jane').closes();

  expect(await modals.show(modal, done)).toBe(false);
});

test('a newer state is not overwritten', async () => {
  const modals = createModals(connected.client);
  const { viewId } = await modals.open(trigger(), reading);
  const hash = connected.slack.workspace.views.get(viewId)?.hash;
  await modals.show({ viewId, hash: undefined }, done);

  expect(await modals.show({ viewId, hash }, reading)).toBe(false);

  expect(shown()).toBe('Done.');
});

test('the state that was seen is overwritten', async () => {
  const modals = createModals(connected.client);
  const { viewId } = await modals.open(trigger(), reading);
  const hash = connected.slack.workspace.views.get(viewId)?.hash;

  expect(await modals.show({ viewId, hash }, done)).toBe(true);

  expect(shown()).toBe('Done.');
});

test('a modal that Slack refuses is a failure, not a closed modal', async () => {
  const modals = createModals(connected.client);
  const modal = await modals.open(trigger(), reading);
  const tooLong = { ...done, title: { type: 'plain_text' as const, text: 't'.repeat(25) } };

  expect(await failureOf(modals.show(modal, tooLong))).toMatchObject({ kind: 'refused', code: 'invalid_arguments' });
});

test('a window without a name cannot be used again', async () => {
  const odd = await startOddSlack({ body: '{"ok":true,"view":{}}' });

  const failure = await failureOf(createModals(odd.client).open('trigger', reading));

  await odd.close();
  expect(failure).toMatchObject({ kind: 'bad-answer', code: 'incomplete' });
});
