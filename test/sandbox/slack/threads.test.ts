import type { SlackPerson } from '../../../sandbox/slack/person/slack-person.js';
import { type Slack, startSlack } from '../../../sandbox/slack/start-slack.js';
import { noLimits } from '../../../sandbox/slack/web-api/limit-requests.js';
import { type BoltApp, startBolt } from './support/bolt-app.js';
import { manifest, world } from './support/manifest.js';

const where = '#support_manager';
const metadata = { event_type: 'delivery', event_payload: { key: 'summary' } };

let slack: Slack;
let bolt: BoltApp;
let john: SlackPerson;
let channel: string;
let announcement: string;

beforeEach(async () => {
  slack = await startSlack({ manifest, ...world, limits: noLimits });
  bolt = await startBolt(slack);
  john = slack.person('john');
  channel = slack.channelId(where);
  announcement = await post({ text: 'Announcement' });
});

afterEach(async () => {
  await bolt.stop();
  await slack.close();
});

async function post(message: object): Promise<string> {
  await bolt.app.client.apiCall('chat.postMessage', { channel, ...message });
  return slack.messages(where).at(-1)?.ts ?? '';
}

function mainLine(): readonly string[] {
  return john.channel(where).map((message) => message.text);
}

function thread(): readonly string[] {
  return john.channel(where)[0]?.replies.map((reply) => reply.text) ?? [];
}

test('a reply stands in its thread alone', async () => {
  await post({ text: 'Progress', thread_ts: announcement });

  expect(mainLine()).toEqual(['Announcement']);
  expect(thread()).toEqual(['Progress']);
});

test('a broadcast reply stands in its thread and in the channel, also after it was changed', async () => {
  const ts = await post({ text: 'Summary', thread_ts: announcement, reply_broadcast: true });
  const posted = [mainLine(), thread()];

  await bolt.app.client.chat.update({ channel, ts, text: 'Summary, corrected' });

  expect(posted).toEqual([['Announcement', 'Summary'], ['Summary']]);
  expect(mainLine()).toEqual(['Announcement', 'Summary, corrected']);
  expect(thread()).toEqual(['Summary, corrected']);
  expect(slack.problems()).toEqual([]);
});

test('a broadcast reply is found in the history and among the replies, with its metadata', async () => {
  const ts = await post({ text: 'Summary', thread_ts: announcement, reply_broadcast: true, metadata });
  await post({ text: 'Progress', thread_ts: announcement });
  const { client } = bolt.app;

  const history = await client.conversations.history({ channel, include_all_metadata: true });
  const replies = await client.conversations.replies({ channel, ts: announcement, include_all_metadata: true });

  const broadcast = { ts, thread_ts: announcement, subtype: 'thread_broadcast', metadata };
  expect(history.messages).toMatchObject([broadcast, { ts: announcement }]);
  expect(replies.messages).toMatchObject([{ ts: announcement }, broadcast, { text: 'Progress' }]);
});

test('a permalink of a reply names its thread', async () => {
  const message_ts = await post({ text: 'Summary', thread_ts: announcement, reply_broadcast: true });

  const { permalink } = await bolt.app.client.chat.getPermalink({ channel, message_ts });

  expect(permalink).toBe(
    `https://sandbox.slack.com/archives/${channel}/p${message_ts.replace('.', '')}?thread_ts=${announcement}&cid=${channel}`,
  );
});

describe('in the direct conversation with the app', () => {
  const panel = {
    channel: '',
    text: 'Task 1 of 4',
    blocks: [
      {
        type: 'actions' as const,
        elements: [{ type: 'button' as const, action_id: 'go', text: { type: 'plain_text' as const, text: 'Start' } }],
      },
    ],
  };

  test('an answer through the response_url of a click is seen by the clicker, once, and changes nothing', async () => {
    bolt.app.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Jane was faster', response_type: 'ephemeral', replace_original: false });
    });
    await bolt.app.client.chat.postMessage({ ...panel, channel: john.id });

    await john.clicks('Start', { in: 'dm' });
    await john.sees('Jane was faster');

    expect(john.ephemerals().map((message) => message.text)).toEqual(['Jane was faster']);
    expect(john.channel('dm').map((message) => message.notification)).toEqual(['Task 1 of 4', 'Jane was faster']);
    expect(slack.person('jane').ephemerals()).toEqual([]);
    expect(slack.problems()).toEqual([]);
  });

  test('a button opens a modal with its trigger, once', async () => {
    bolt.app.action('go', async ({ ack, body, client }) => {
      await ack();
      const trigger_id = 'trigger_id' in body ? body.trigger_id : '';
      const title = { type: 'plain_text' as const, text: 'Outcomes' };
      await client.views.open({ trigger_id, view: { type: 'modal', title, blocks: [] } });
    });
    await bolt.app.client.chat.postMessage({ ...panel, channel: john.id });

    await john.clicks('Start', { in: 'dm' });

    await john.modalWhere((view) => view.title === 'Outcomes');
    expect(slack.problems()).toEqual([]);
  });

  test('two people who click before either has an answer both send what they saw', async () => {
    const seen: string[] = [];
    bolt.app.action('go', async ({ ack, body }) => {
      await ack();
      seen.push(body.user.id);
    });
    const jane = slack.person('jane');
    for (const person of [john, jane]) await bolt.app.client.chat.postMessage({ ...panel, channel: person.id });

    await Promise.all([john.clicks('Start', { in: 'dm' }), jane.clicks('Start', { in: 'dm' })]);

    expect(seen.toSorted()).toEqual([john.id, jane.id].toSorted());
  });
});
