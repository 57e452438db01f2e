import type { KnownBlock, ModalView } from '@slack/types';
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
const results = ['Success', 'Failed'].map((text) => ({ text: plain(text), value: text }));
const [success, failed] = results;

/** A task's part of the form: a heading and two fields that are called the same in every part. */
function taskBlocks(task: string, initial: { result?: (typeof results)[number]; time?: string } = {}): KnownBlock[] {
  return [
    { type: 'section', text: plain(task) },
    {
      type: 'input',
      block_id: `result ${task}`,
      label: plain('Outcome'),
      optional: true,
      element: {
        type: 'static_select',
        action_id: 'result',
        options: results,
        ...(initial.result ? { initial_option: initial.result } : {}),
      },
    },
    {
      type: 'input',
      block_id: `time ${task}`,
      label: plain('Duration'),
      optional: true,
      element: {
        type: 'plain_text_input',
        action_id: 'time',
        max_length: 5,
        ...(initial.time ? { initial_value: initial.time } : {}),
      },
    },
  ];
}

function form(...blocks: readonly KnownBlock[]): ModalView {
  const next: KnownBlock = {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'page', text: plain('Next page') }],
  };
  return {
    type: 'modal',
    callback_id: 'form',
    title: plain('A form'),
    submit: plain('Save'),
    blocks: [...blocks, next],
  };
}

/** Shows John a form, and `pages` one after the other as he clicks “Next page”. */
async function open(first: ModalView, ...pages: readonly ModalView[]): Promise<unknown[]> {
  const states: unknown[] = [];
  const rest = [...pages];
  bolt.app.command('/runbook', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: first });
  });
  bolt.app.action('page', async ({ ack, body, client }) => {
    await ack();
    const shown = body.type === 'block_actions' ? body.view : undefined;
    states.push(shown?.state.values);
    const view = rest.shift();
    if (view) await client.views.update({ view_id: shown?.id ?? '', hash: shown?.hash ?? '', view });
  });
  await john.types('/runbook');
  await john.modalWhere((modal) => modal.title === 'A form');
  return states;
}

test('a field below a heading is found by the heading and its label', async () => {
  await open(form(...taskBlocks('Migrate'), ...taskBlocks('Verify')));

  await john.chooses('Outcome', 'Failed', { below: 'Verify' });
  await john.fills('Duration', '10m', { below: 'Migrate' });

  const { inputs } = await john.modalWhere(() => true);
  expect(inputs.map((input) => input.value)).toEqual([undefined, '10m', 'Failed', undefined]);
  await expect(john.fills('Duration', '1m', { below: 'Elsewhere' })).rejects.toThrow('sees nothing called "Duration"');
});

test('initial values count as filled in, and can be emptied', async () => {
  const states = await open(form(...taskBlocks('Migrate', { ...(success ? { result: success } : {}), time: '5m' })));

  await john.fills('Duration', '');
  await john.clicks('Next page');

  expect(states).toEqual([
    {
      'result Migrate': { result: { type: 'static_select', selected_option: success } },
      'time Migrate': { time: { type: 'plain_text_input', value: null } },
    },
  ]);
});

test('an update keeps what stands in fields with the same ids, whatever initial value it brings', async () => {
  await open(form(...taskBlocks('Migrate')), form(...taskBlocks('Migrate', { time: '9m' }), ...taskBlocks('Verify')));
  await john.fills('Duration', '1h', { below: 'Migrate' });

  await john.clicks('Next page');

  const { inputs } = await john.modalWhere((view) => view.text.includes('Verify'));
  expect(inputs.map((input) => input.value)).toEqual([undefined, '1h', undefined, undefined]);
});

test('an update forgets what stood in fields that it leaves out: back again, they show their initial values', async () => {
  const migrate = taskBlocks('Migrate', { ...(failed ? { result: failed } : {}), time: '9m' });
  await open(form(...taskBlocks('Migrate')), form(...taskBlocks('Verify')), form(...migrate));
  await john.fills('Duration', '1h');
  await john.clicks('Next page');
  await john.modalWhere((view) => view.text.includes('Verify'));

  await john.clicks('Next page');

  const { inputs } = await john.modalWhere((view) => view.text.includes('Migrate'));
  expect(inputs.map((input) => input.value)).toEqual(['Failed', '9m']);
});

test('text that is too long for its field is stopped in Slack’s client', async () => {
  await open(form(...taskBlocks('Migrate')));
  await john.fills('Duration', '123456');

  const ack = await john.submits();

  expect(ack).toBeUndefined();
  expect(john.modal()?.errors).toEqual({ Duration: 'This entry is too long.' });
});

test('an initial option that is not among the options is refused', async () => {
  const stranger = { text: plain('Partial'), value: 'Partial' };
  const [, question] = taskBlocks('Migrate', { result: stranger });

  const refusal = bolt.app.client.apiCall('blocks.validate', { blocks: [question] });

  await expect(refusal).rejects.toMatchObject({ data: { error: 'invalid_blocks' } });
});

test('radio buttons and checkboxes with dispatch_action tell the app at once, and start as the app says', async () => {
  const options = [...results];
  const ask = (block_id: string, element: object) => ({
    type: 'input',
    block_id,
    label: plain(block_id),
    dispatch_action: true,
    element,
  });
  const blocks = [
    ask('Result', { type: 'radio_buttons', action_id: 'radio', options, initial_option: success }),
    ask('More', { type: 'checkboxes', action_id: 'boxes', options, initial_options: [failed] }),
  ];
  const heard: unknown[] = [];
  bolt.app.action(/^(radio|boxes)$/, async ({ ack, action }) => {
    await ack();
    heard.push('selected_option' in action ? action.selected_option : undefined);
    if ('selected_options' in action) heard.push(action.selected_options);
  });
  bolt.app.command('/runbook', async ({ ack, client, body }) => {
    await ack();
    await client.apiCall('views.open', { trigger_id: body.trigger_id, view: { ...form(), blocks } });
  });
  await john.types('/runbook');
  const { inputs } = await john.modalWhere((view) => view.title === 'A form');

  await john.chooses('Result', 'Failed');
  await john.unticks('More', 'Failed');

  expect(inputs.map((input) => input.value)).toEqual(['Success', 'Failed']);
  expect(heard).toEqual([failed, undefined, []]);
});
