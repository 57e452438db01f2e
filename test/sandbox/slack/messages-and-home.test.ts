import type { ButtonAction } from '@slack/bolt';
import type { SlackPerson } from '../../../sandbox/slack/person/slack-person.js';
import { type Slack, startSlack } from '../../../sandbox/slack/start-slack.js';
import { noLimits } from '../../../sandbox/slack/web-api/limit-requests.js';
import { type BoltApp, startBolt } from './support/bolt-app.js';
import { manifest, world } from './support/manifest.js';

let time: number;
let slack: Slack;
let bolt: BoltApp;
let john: SlackPerson;

beforeEach(async () => {
  time = Date.now();
  slack = await startSlack({ manifest, ...world, now: () => time, limits: noLimits });
  bolt = await startBolt(slack);
  john = slack.person('john');
});

afterEach(async () => {
  await bolt.stop();
  await slack.close();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const buttons = (...elements: object[]) => [{ type: 'actions' as const, block_id: 'row', elements }];
const sure = { title: plain('Sure?'), text: plain('It cannot be undone.'), confirm: plain('Yes'), deny: plain('No') };
const done = { type: 'button' as const, action_id: 'done', text: plain('Done'), value: '7' };

async function post(blocks: object[], text = 'A call'): Promise<string> {
  await bolt.app.client.apiCall('chat.postMessage', { channel: '#support_manager', text, blocks });
  return slack.messages('#support_manager').at(-1)?.ts ?? '';
}

describe('clicks in messages', () => {
  test('carry the message, the channel, the value and a fresh trigger', async () => {
    const ts = await post(buttons(done));
    let body: object = {};
    bolt.app.action('done', async ({ ack, body: received }) => {
      body = received;
      await ack();
    });

    await john.clicks('Done');

    expect(body).toMatchObject({
      type: 'block_actions',
      user: { id: john.id, username: 'john', team_id: slack.teamId },
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: slack.channelId('support_manager'),
        is_ephemeral: false,
      },
      channel: { name: 'support_manager' },
      message: { ts, text: 'A call', bot_id: slack.botId },
      actions: [{ action_id: 'done', block_id: 'row', type: 'button', value: '7', text: { text: 'Done' } }],
      trigger_id: expect.stringMatching(/^\w+\.\w+\.\w+$/),
      response_url: expect.stringContaining('/actions/'),
      state: { values: {} },
    });
    expect(slack.problems()).toEqual([]);
  });

  test('a confirmation dialog can be answered with no, and nothing is sent', async () => {
    await post(buttons({ ...done, confirm: sure }));
    const values: unknown[] = [];
    bolt.app.action('done', async ({ ack, action }) => {
      const { value }: Partial<ButtonAction> = action.type === 'button' ? action : {};
      values.push(value);
      await ack();
    });

    await john.clicks('Done', { confirm: false });
    const afterNo = [...values];
    await john.clicks('Done');

    expect(afterNo).toEqual([]);
    expect(values).toEqual(['7']);
  });

  test('the newest message with such a button is clicked, unless one is named', async () => {
    const older = await post(buttons({ ...done, value: 'older' }), 'Older');
    await post(buttons({ ...done, value: 'newer' }), 'Newer');
    const values: unknown[] = [];
    bolt.app.action('done', async ({ ack, action }) => {
      values.push(action.type === 'button' ? action.value : undefined);
      await ack();
    });

    await john.clicks('Done');
    await john.clicks('Done', { message: 'Older' });
    await john.clicks('Done', { message: older });

    expect(values).toEqual(['newer', 'older', 'older']);
  });

  test('an overflow menu sends the chosen option', async () => {
    const options = ['Cancel call', 'Reschedule'].map((text) => ({ text: plain(text), value: text }));
    await post(buttons({ type: 'overflow', action_id: 'more', options }));
    const chosen: unknown[] = [];
    bolt.app.action('more', async ({ ack, action }) => {
      chosen.push(action.type === 'overflow' ? action.selected_option.value : undefined);
      await ack();
    });

    await john.clicks('Reschedule');

    expect(chosen).toEqual(['Reschedule']);
  });

  test('choosing from a menu in a message sends the choice at once', async () => {
    const options = ['GitLab.com', 'Self-managed'].map((text) => ({ text: plain(text), value: text }));
    await post(buttons({ type: 'static_select', action_id: 'product', placeholder: plain('Product'), options }));
    let body: object = {};
    bolt.app.action('product', async ({ ack, body: received }) => {
      body = received;
      await ack();
    });

    await john.chooses('Product', 'Self-managed');

    const selected_option = { text: { text: 'Self-managed' }, value: 'Self-managed' };
    expect(body).toMatchObject({
      actions: [{ type: 'static_select', selected_option }],
      state: { values: { row: { product: { type: 'static_select', selected_option } } } },
    });
  });

  test('an overflow menu itself does nothing', async () => {
    await post(buttons({ type: 'overflow', action_id: 'more', options: [{ text: plain('Cancel'), value: 'c' }] }));

    await expect(john.clicks('more')).rejects.toThrow('"more" is a menu');
  });

  test('a click that nobody answers ends in a notice', async () => {
    await post(buttons(done));
    await bolt.stop();

    const ack = await john.clicks('Done');

    expect(ack).toMatchObject({ problem: 'dispatch_failed' });
    expect(john.notices()).toEqual(['We had some trouble connecting. Try again?']);
    bolt = await startBolt(slack);
  });

  test('what a person cannot see cannot be clicked', async () => {
    const channel = slack.channelId('#private');
    await bolt.app.client.chat.postMessage({
      channel,
      text: 'secret',
      blocks: [{ type: 'actions', elements: [done] }],
    });

    const attempt = slack.person('jane').clicks('Done');

    await expect(attempt).rejects.toThrow('jane sees nothing called "Done"');
  });
});

describe('answers through response_url', () => {
  test('are ephemeral unless they say in_channel, and can replace and delete', async () => {
    bolt.app.command('/runbook', async ({ ack, respond }) => {
      await ack();
      await respond('Only for you');
      await respond({ text: 'Better', replace_original: true });
      await respond({ text: 'For all', response_type: 'in_channel' });
    });

    await john.types('/runbook status', { in: '#support_manager' });
    await john.sees('For all');

    expect(john.ephemerals().map((one) => one.text)).toEqual(['Better']);
    expect(
      slack
        .person('jane')
        .channel('#support_manager')
        .map((one) => one.text),
    ).toEqual(['For all']);
  });

  test('work five times within thirty minutes', async () => {
    const urls: string[] = [];
    bolt.app.command('/runbook', async ({ ack, body }) => {
      urls.push(body.response_url);
      await ack();
    });
    await john.types('/runbook');
    await john.types('/runbook');
    const say = (url = '') => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'hi' }) });

    const statuses = [];
    for (let use = 1; use <= 6; use += 1) statuses.push((await say(urls[0])).status);
    time += 30 * 60_000 + 1;
    const late = await (await say(urls[1])).json();

    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(late).toEqual({ ok: false, error: 'expired_url' });
  });

  test('are checked like any message', async () => {
    const respondedWith = new Promise((resolve) => {
      bolt.app.command('/runbook', async ({ ack, respond }) => {
        await ack();
        const blocks = [{ type: 'section', text: plain('x'.repeat(3001)) }];
        await respond({ text: 'x', blocks }).then(resolve, (error) => resolve(error.statusCode));
      });
    });

    await john.types('/runbook');

    expect(await respondedWith).toBe(400);
    expect(slack.problems()).toMatchObject([{ where: 'response_url', error: 'invalid_blocks' }]);
  });

  test('a clicked ephemeral message can be replaced through its own response_url', async () => {
    bolt.app.command('/runbook', ({ ack }) => ack({ text: 'Choose', blocks: [{ type: 'actions', elements: [done] }] }));
    bolt.app.action('done', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Chosen', replace_original: true });
    });
    await john.types('/runbook');

    await john.clicks('Done');
    await john.sees('Chosen');

    expect(john.ephemerals().map((one) => one.text)).toEqual(['Chosen']);
  });
});

describe('the Home tab', () => {
  test('is announced to the app when opened, and shows what the app publishes', async () => {
    bolt.app.event('app_home_opened', async ({ event, client }) => {
      const blocks = [{ type: 'header' as const, text: plain(`Welcome to ${event.tab}`) }];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    });

    await john.opensHome();
    await john.sees('Welcome to home');

    expect(john.home()?.lines).toEqual(['Welcome to home']);
    expect(slack.person('jane').home()).toBeUndefined();
  });

  test('is not announced to an app that did not subscribe', async () => {
    const deaf = await startSlack({
      manifest: { ...manifest, settings: { interactivity: { is_enabled: true } } },
      ...world,
    });

    const ack = await deaf.person('john').opensHome();

    expect(ack).toBeUndefined();
    await deaf.close();
  });

  test('shows buttons that can be clicked, and a modal opened from there', async () => {
    const blocks = [{ type: 'actions' as const, block_id: 'row', elements: [done] }];
    await bolt.app.client.views.publish({ user_id: john.id, view: { type: 'home', blocks } });
    bolt.app.action('done', async ({ ack, body, client }) => {
      await ack();
      const trigger_id = 'trigger_id' in body ? body.trigger_id : '';
      await client.views.open({ trigger_id, view: { type: 'modal', title: plain('From Home'), blocks: [] } });
    });

    await john.clicks('Done', { in: 'home' });
    const modal = await john.modalWhere((view) => view.title === 'From Home');

    expect(modal).toMatchObject({ submit: undefined, inputs: [] });
    expect(slack.problems()).toEqual([]);
  });

  test('is not available to an app without one', async () => {
    const plainApp = await startSlack({ manifest: { ...manifest, features: {} }, ...world });
    const app = await startBolt(plainApp);

    const view = { type: 'home' as const, blocks: [] };
    const refusal = app.app.client.views.publish({ user_id: plainApp.person('john').id, view });

    await expect(refusal).rejects.toMatchObject({ data: { error: 'not_enabled' } });
    await expect(plainApp.person('john').opensHome()).rejects.toThrow('no Home tab');
    await app.stop();
    await plainApp.close();
  });
});

test('inviting and removing the bot decides where it may post', async () => {
  const { client } = bolt.app;
  const say = () =>
    client.chat.postMessage({ channel: '#elsewhere', text: 'hi' }).then(
      () => 'posted',
      (error) => error.data.error,
    );

  const before = await say();
  await john.types('/invite @runbook', { in: '#elsewhere' });
  const invited = await say();
  await john.types('/remove @runbook', { in: '#elsewhere' });
  const removed = await say();

  expect([before, invited, removed]).toEqual(['not_in_channel', 'posted', 'not_in_channel']);
});
