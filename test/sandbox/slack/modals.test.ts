import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { SlackPerson } from '../../../sandbox/slack/person/slack-person.js';
import { type Slack, startSlack } from '../../../sandbox/slack/start-slack.js';
import { type BoltApp, startBolt } from './support/bolt-app.js';
import { manifest, world } from './support/manifest.js';

let slack: Slack;
let bolt: BoltApp;
let john: SlackPerson;

beforeEach(async () => {
  slack = await startSlack({ manifest, ...world });
  bolt = await startBolt(slack);
  john = slack.person('john');
});

afterEach(async () => {
  await bolt.stop();
  await slack.close();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

function noteModal(changes: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: 'note',
    private_metadata: 'kept',
    title: plain('A note'),
    submit: plain('Save'),
    blocks: [
      {
        type: 'input',
        block_id: 'note',
        label: plain('Note'),
        element: { type: 'plain_text_input', action_id: 'text' },
      },
    ],
    ...changes,
  };
}

/** `/runbook` opens this modal; resolves once John sees it. */
async function open(view: ModalView): Promise<void> {
  bolt.app.command('/runbook', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
  await john.types('/runbook');
  await john.modalWhere((modal) => modal.title === view.title.text);
}

test('a command opens a modal, and its submission carries what was typed', async () => {
  await open(noteModal());
  let submitted: unknown;
  bolt.app.view('note', async ({ ack, view }) => {
    submitted = { note: view.state.values.note?.text?.value, metadata: view.private_metadata };
    await ack();
  });

  const before = john.modal();
  await john.fills('Note', 'All is well');
  await john.submits();

  expect(before).toMatchObject({ submit: 'Save', close: 'Cancel', inputs: [{ label: 'Note', value: undefined }] });
  expect(submitted).toEqual({ note: 'All is well', metadata: 'kept' });
  expect(john.modal()).toBeUndefined();
  expect(slack.problems()).toEqual([]);
});

test('every kind of input arrives in the shape that Slack gives it', async () => {
  const blocks: ModalView['blocks'] = [
    {
      type: 'input',
      block_id: 'a',
      label: plain('Kind'),
      element: { type: 'static_select', action_id: 'x', options: [option('One'), option('Two')] },
    },
    {
      type: 'input',
      block_id: 'b',
      label: plain('Boxes'),
      element: { type: 'checkboxes', action_id: 'x', options: [option('One'), option('Two')] },
    },
    {
      type: 'input',
      block_id: 'c',
      label: plain('Radio'),
      element: { type: 'radio_buttons', action_id: 'x', options: [option('One')], initial_option: option('One') },
    },
    { type: 'input', block_id: 'd', label: plain('Who'), element: { type: 'users_select', action_id: 'x' } },
    { type: 'input', block_id: 'e', label: plain('Day'), element: { type: 'datepicker', action_id: 'x' } },
    {
      type: 'input',
      block_id: 'f',
      label: plain('Clock'),
      element: { type: 'timepicker', action_id: 'x', timezone: 'Asia/Tokyo' },
    },
    {
      type: 'input',
      block_id: 'g',
      label: plain('Empty'),
      optional: true,
      element: { type: 'plain_text_input', action_id: 'x' },
    },
  ];
  await open(noteModal({ blocks }));
  let values: ViewOutput['state']['values'] = {};
  bolt.app.view('note', async ({ ack, view }) => {
    values = view.state.values;
    await ack();
  });

  await john.chooses('Kind', 'Two');
  await john.ticks('Boxes', 'Two', 'One');
  await john.unticks('Boxes', 'One');
  await john.chooses('Who', 'jane');
  await john.chooses('Day', '2031-10-10');
  await john.chooses('Clock', '23:30');
  await john.submits();

  expect(values).toEqual({
    a: { x: { type: 'static_select', selected_option: option('Two') } },
    b: { x: { type: 'checkboxes', selected_options: [option('Two')] } },
    c: { x: { type: 'radio_buttons', selected_option: option('One') } },
    d: { x: { type: 'users_select', selected_user: slack.person('jane').id } },
    e: { x: { type: 'datepicker', selected_date: '2031-10-10' } },
    f: { x: { type: 'timepicker', selected_time: '23:30', timezone: 'Asia/Tokyo' } },
    g: { x: { type: 'plain_text_input', value: null } },
  });
});

test('an empty required field stops the submission in Slack’s client', async () => {
  await open(noteModal());

  const ack = await john.submits();

  expect(ack).toBeUndefined();
  expect(john.modal()?.errors).toEqual({ Note: 'Please complete this required field.' });
  expect(slack.sent().filter((one) => one.kind === 'view_submission')).toEqual([]);
});

test('errors of the app stand at their field, and what was typed stays', async () => {
  await open(noteModal());
  bolt.app.view('note', ({ ack }) => ack({ response_action: 'errors', errors: { note: 'Too short' } }));

  await john.fills('Note', 'x');
  await john.submits();

  expect(john.modal()).toMatchObject({ errors: { Note: 'Too short' }, inputs: [{ value: 'x' }] });
});

test('errors for a block that is no input are trouble, not errors', async () => {
  await open(noteModal());
  bolt.app.view('note', ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'Lost' } }));

  await john.fills('Note', 'x');
  await john.submits();

  expect(john.modal()).toMatchObject({ errors: {}, notice: 'We had some trouble connecting. Try again?' });
  expect(slack.problems()).toMatchObject([{ where: 'answer to view_submission', error: 'invalid_arguments' }]);
});

test('an app that fails to acknowledge leaves the modal open, with everything in it', async () => {
  await open(noteModal());
  bolt.app.error(async () => {});

  bolt.app.view('note', async () => {
    throw new Error('a bug');
  });
  await john.fills('Note', 'precious');
  const ack = await john.submits();

  expect(ack).toMatchObject({ problem: expect.any(String) });
  expect(john.modal()).toMatchObject({
    notice: 'We had some trouble connecting. Try again?',
    inputs: [{ value: 'precious' }],
  });
});

test('update keeps the input of fields that stay, and shows the new ones empty', async () => {
  const [note] = noteModal().blocks;
  const more = {
    type: 'input',
    block_id: 'more',
    label: plain('More'),
    element: { type: 'plain_text_input', action_id: 'text' },
  };
  await open(noteModal());
  bolt.app.view('note', ({ ack }) =>
    ack({ response_action: 'update', view: noteModal({ blocks: [...(note ? [note] : []), more] }) }),
  );

  await john.fills('Note', 'typed');
  await john.submits();

  expect(john.modal()?.inputs).toMatchObject([
    { label: 'Note', value: 'typed' },
    { label: 'More', value: undefined },
  ]);
});

test('push lays a view on top, closing it reveals the one below, and clear closes all', async () => {
  await open(noteModal());
  bolt.app.view('note', ({ ack }) =>
    ack({ response_action: 'push', view: noteModal({ callback_id: 'second', title: plain('Second') }) }),
  );
  bolt.app.view('second', ({ ack }) => ack({ response_action: 'clear' }));
  await john.fills('Note', 'x');
  await john.submits();
  const second = john.modal()?.title;
  await john.closes();
  const revealed = john.modal()?.title;
  await john.submits();
  await john.fills('Note', 'y');

  await john.submits();

  expect([second, revealed]).toEqual(['Second', 'A note']);
  expect(john.modal()).toBeUndefined();
});

test('a fourth view on the stack is refused', async () => {
  await open(noteModal());
  bolt.app.view('note', ({ ack }) => ack({ response_action: 'push', view: noteModal() }));
  for (let depth = 1; depth <= 3; depth += 1) {
    await john.fills('Note', 'x');
    await john.submits();
  }

  expect(john.modal()?.notice).toBe('We had some trouble connecting. Try again?');
  expect(slack.problems()).toMatchObject([{ messages: ['push_limit_reached'] }]);
});

test('closing tells the app only when the view asks for it', async () => {
  await open(noteModal({ notify_on_close: true }));
  let closed: string | undefined;
  bolt.app.view({ callback_id: 'note', type: 'view_closed' }, async ({ ack, view }) => {
    closed = view.callback_id;
    await ack();
  });

  await john.closes();

  expect(closed).toBe('note');
  expect(john.modal()).toBeUndefined();
});

test('a button in a modal sends the state of the whole view', async () => {
  const button = { type: 'button' as const, action_id: 'check', text: plain('Check'), value: '42' };
  await open(noteModal({ blocks: [...noteModal().blocks, { type: 'actions', block_id: 'row', elements: [button] }] }));
  let seen: unknown;
  bolt.app.action('check', async ({ ack, body, action }) => {
    await ack();
    const view = body.type === 'block_actions' ? body.view : undefined;
    seen = { typed: view?.state.values.note?.text?.value, value: 'value' in action ? action.value : undefined };
  });

  await john.fills('Note', 'half');
  await john.clicks('Check');

  expect(seen).toEqual({ typed: 'half', value: '42' });
});

test('a field with dispatch_action tells the app at once', async () => {
  const element = { type: 'plain_text_input', action_id: 'text' };
  const note = { type: 'input', block_id: 'note', dispatch_action: true, label: plain('Note'), element };
  await open(noteModal({ blocks: [note] }));
  const heard: unknown[] = [];
  bolt.app.action('text', async ({ ack, payload }) => {
    await ack();
    heard.push('value' in payload ? payload.value : undefined);
  });

  await john.fills('Note', 'abc');

  expect(heard).toEqual(['abc']);
});

test('a channel menu can bring a response_url for the chosen channel', async () => {
  const menu = { type: 'channels_select' as const, action_id: 'where', response_url_enabled: true };
  await open(noteModal({ blocks: [{ type: 'input', block_id: 'channel', label: plain('Channel'), element: menu }] }));
  bolt.app.view('note', async ({ ack, body }) => {
    await ack();
    const [target] = body.type === 'view_submission' ? (body.response_urls ?? []) : [];
    await fetch(target?.response_url ?? '', {
      method: 'POST',
      body: JSON.stringify({ text: 'Chosen', response_type: 'in_channel' }),
    });
  });

  await john.chooses('Channel', '#support_manager');
  await john.submits();
  await john.sees('Chosen');

  expect(slack.messages('#support_manager')).toMatchObject([{ text: 'Chosen' }]);
});

test('a trigger opens one modal within three seconds', async () => {
  let time = Date.now();
  const strict = await startSlack({ manifest, ...world, now: () => time });
  const app = await startBolt(strict);
  const triggers: string[] = [];
  app.app.command('/runbook', async ({ ack, body }) => {
    triggers.push(body.trigger_id);
    await ack();
  });
  const { client } = app.app;
  await strict.person('john').types('/runbook');
  await strict.person('john').types('/runbook');
  const [first = '', second = ''] = triggers;

  await client.views.open({ trigger_id: first, view: noteModal() });
  const again = client.views.open({ trigger_id: first, view: noteModal() });
  await expect(again).rejects.toMatchObject({ data: { error: 'exchanged_trigger_id' } });
  time += 3001;
  const late = client.views.open({ trigger_id: second, view: noteModal() });
  await expect(late).rejects.toMatchObject({ data: { error: 'expired_trigger_id' } });
  const invented = client.views.open({ trigger_id: '1.2.abc', view: noteModal() });
  await expect(invented).rejects.toMatchObject({ data: { error: 'invalid_trigger_id' } });

  await app.stop();
  await strict.close();
});

test('views.update guards with the hash, and does not find closed views', async () => {
  await open(noteModal());
  const { client } = bolt.app;
  const view_id = john.modal()?.id ?? '';
  const { view } = await client.views.update({ view_id, view: noteModal({ title: plain('Newer') }) });

  const stale = client.views.update({ view_id, hash: 'old', view: noteModal() });
  await expect(stale).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  await client.views.update({ view_id, hash: view?.hash ?? '', view: noteModal({ title: plain('Newest') }) });
  expect(john.modal()?.title).toBe('Newest');
  await john.closes();

  const gone = client.views.update({ view_id, view: noteModal() });
  await expect(gone).rejects.toMatchObject({ data: { error: 'not_found' } });
});

test('a view pushed while a submission waits goes away with the submitted one', async () => {
  await open(noteModal());
  bolt.app.view('note', async ({ ack, body, client }) => {
    const trigger_id = 'trigger_id' in body ? String(body.trigger_id) : '';
    await client.views.push({ trigger_id, view: noteModal({ title: plain('Thanks') }) });
    await ack();
  });

  await john.fills('Note', 'x');
  await john.submits();

  expect(slack.calls('views.push')).toMatchObject([{ result: { ok: true } }]);
  expect(john.modal()).toBeUndefined();
});

test('opening a modal from a modal lays it on top, with a warning', async () => {
  const button = { type: 'button' as const, action_id: 'more', text: plain('More') };
  await open(noteModal({ blocks: [{ type: 'actions', elements: [button] }] }));
  bolt.app.action('more', async ({ ack, body, client }) => {
    await ack();
    const trigger_id = 'trigger_id' in body ? body.trigger_id : '';
    await client.views.open({ trigger_id, view: noteModal({ title: plain('On top') }) });
  });

  await john.clicks('More');
  await john.modalWhere((modal) => modal.title === 'On top');
  await john.closes();

  expect(john.modal()?.title).toBe('A note');
  expect(slack.problems()).toMatchObject([{ severity: 'warning', error: 'opened_from_a_modal' }]);
});

test('an external_id is taken until its view is closed', async () => {
  await open(noteModal({ external_id: 'mine' }));
  const { client } = bolt.app;
  await client.views.update({ external_id: 'mine', view: noteModal({ external_id: 'mine', title: plain('Found') }) });
  bolt.app.view('note', async ({ ack, body }) => {
    await ack({ response_action: 'errors', errors: { note: 'wait' } });
    const trigger_id = 'trigger_id' in body ? String(body.trigger_id) : '';
    await client.views.push({ trigger_id, view: noteModal({ external_id: 'mine' }) }).catch(() => undefined);
  });

  await john.fills('Note', 'x');
  await john.submits();
  await slack.until(() => slack.problems().length > 0);

  expect(john.modal()?.title).toBe('Found');
  expect(slack.problems()).toMatchObject([{ where: 'views.push', error: 'duplicate_external_id' }]);
});

test.each<[string, ModalView, string]>([
  ['too large', noteModal({ private_metadata: 'x'.repeat(250_000) }), 'view_too_large'],
  ['breaking a limit', noteModal({ title: plain('A title of twenty-five ch') }), 'invalid_arguments'],
  ['with inputs but no submit button', noteModal({ submit: plain('') }), 'invalid_arguments'],
])('a view %s is refused', async (_title, view, error) => {
  let trigger_id = '';
  bolt.app.command('/runbook', async ({ ack, body }) => {
    trigger_id = body.trigger_id;
    await ack();
  });
  await john.types('/runbook');

  await expect(bolt.app.client.views.open({ trigger_id, view })).rejects.toMatchObject({ data: { error } });
});

test('sees gives up with a picture of what is there instead', async () => {
  await open(noteModal());

  const hopeless = john.sees('Something else', 50);

  await expect(hopeless).rejects.toThrow(/Looked for Something else.*Modal "A note"/s);
});
