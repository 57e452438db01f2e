import { type Slack, startSlack } from '../../../sandbox/slack/start-slack.js';
import { type BoltApp, startBolt } from './support/bolt-app.js';
import { manifest, world } from './support/manifest.js';

let slack: Slack;
let bolt: BoltApp;

beforeEach(async () => {
  slack = await startSlack({ manifest, ...world });
  bolt = await startBolt(slack);
});

afterEach(async () => {
  await bolt.stop();
  await slack.close();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });

function noteModal(callback_id = 'note') {
  return {
    type: 'modal' as const,
    callback_id,
    private_metadata: 'kept',
    title: plain('A note'),
    submit: plain('Save'),
    blocks: [
      {
        type: 'input' as const,
        block_id: 'note',
        label: plain('Note'),
        element: { type: 'plain_text_input' as const, action_id: 'text' },
      },
    ],
  };
}

test('a command opens a modal, and its submission carries what was typed', async () => {
  bolt.app.command('/runbook', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: noteModal() });
  });
  let submitted: unknown;
  bolt.app.view('note', async ({ ack, view }) => {
    submitted = { note: view.state.values.note?.text?.value, metadata: view.private_metadata };
    await ack();
  });
  const john = slack.person('john');

  const answer = await john.types('/runbook announce 12', { in: '#support_self-managed' });
  const modal = await john.modalWhere((one) => one.title === 'A note');
  await john.fills('Note', 'All is well');
  await john.submits();

  expect(answer).toMatchObject({ status: 200 });
  expect(modal).toMatchObject({ submit: 'Save', close: 'Cancel', inputs: [{ label: 'Note', value: undefined }] });
  expect(submitted).toEqual({ note: 'All is well', metadata: 'kept' });
  expect(john.modal()).toBeUndefined();
  expect(slack.problems()).toEqual([]);
});
