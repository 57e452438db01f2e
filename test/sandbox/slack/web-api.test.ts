import { WebClient } from '@slack/web-api';
import { type Slack, startSlack } from '../../../sandbox/slack/start-slack.js';
import { noLimits } from '../../../sandbox/slack/web-api/limit-requests.js';
import { manifest, manifestWith, world } from './support/manifest.js';
import { quietLogger } from './support/quiet-logger.js';

let time: number;
let slack: Slack;
let client: WebClient;

function clientOf(of: Slack, token = of.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: of.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quietLogger,
  });
}

beforeEach(async () => {
  time = Date.UTC(2031, 9, 10, 12);
  slack = await startSlack({ manifest, ...world, now: () => time, limits: noLimits });
  client = clientOf(slack);
});

afterEach(() => slack.close());

const text = 'Hello';
const section = { type: 'section', text: { type: 'plain_text', text } };

describe('who may call', () => {
  test('auth.test names the bot', async () => {
    const answer = await client.auth.test();

    expect(answer).toMatchObject({ ok: true, bot_id: slack.botId, user_id: slack.botUserId, team_id: slack.teamId });
  });

  test.each([
    ['', 'not_authed'],
    ['xoxb-wrong', 'invalid_auth'],
    ['xapp-1-sandbox-app-token', 'not_allowed_token_type'],
  ])('the token "%s" is refused with %s', async (token, error) => {
    const response = await fetch(`${slack.apiUrl}auth.test`, {
      method: 'POST',
      headers: token === '' ? {} : { authorization: `Bearer ${token}` },
    });

    expect(await response.json()).toMatchObject({ ok: false, error });
  });

  test('the token may also stand in the body, and the journal does not keep it', async () => {
    const body = new URLSearchParams({ token: slack.botToken });

    const response = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST', body });

    expect(await response.json()).toMatchObject({ ok: true });
    expect(slack.calls('auth.test')).toMatchObject([{ args: {} }]);
  });

  test('a method that Slack does not have is unknown', async () => {
    await expect(client.apiCall('chat.shout')).rejects.toMatchObject({ data: { error: 'unknown_method' } });
  });

  test('a missing scope is refused, naming what is needed and what is there', async () => {
    const poor = await startSlack({ manifest: manifestWith(['commands', 'users:read']), ...world });

    const refusal = clientOf(poor).chat.postMessage({ channel: '#support_manager', text });

    await expect(refusal).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'chat:write', provided: 'commands,users:read' },
    });
    expect(poor.problems()).toMatchObject([{ where: 'chat.postMessage', error: 'missing_scope' }]);
    await poor.close();
  });

  test.each([
    ['channels:history', '#support_manager'],
    ['groups:history', '#private'],
  ])('reading needs %s for %s', async (scope, channel) => {
    const others = ['im:history', 'channels:history', 'groups:history'].filter((one) => one !== scope);
    const poor = await startSlack({ manifest: manifestWith(others), ...world });

    const refusal = clientOf(poor).conversations.history({ channel: poor.channelId(channel) });

    await expect(refusal).rejects.toMatchObject({ data: { error: 'missing_scope', needed: scope } });
    await poor.close();
  });
});

describe('posting', () => {
  test('stores the message and answers with its channel and ts', async () => {
    const answer = await client.chat.postMessage({ channel: '#support_manager', text, blocks: [section] });

    expect(answer).toMatchObject({ ok: true, channel: slack.channelId('support_manager'), ts: '1949400000.000000' });
    expect(slack.messages('#support_manager')).toMatchObject([
      {
        ts: '1949400000.000000',
        text,
        botId: slack.botId,
        blocks: [{ type: 'section', block_id: expect.any(String) }],
      },
    ]);
    expect(slack.problems()).toEqual([]);
  });

  test('timestamps are unique and increase, even when the clock goes back', async () => {
    const first = await client.chat.postMessage({ channel: '#support_manager', text });
    const second = await client.chat.postMessage({ channel: '#support_manager', text });
    time -= 5000;
    const third = await client.chat.postMessage({ channel: '#support_manager', text });

    expect([first.ts, second.ts, third.ts]).toEqual(['1949400000.000000', '1949400000.000001', '1949400000.000002']);
  });

  test.each([
    ['#nowhere', 'channel_not_found'],
    ['#elsewhere', 'not_in_channel'],
    ['#attic', 'is_archived'],
    ['#hidden', 'channel_not_found'],
  ])('to %s is refused with %s', async (channel, error) => {
    await expect(client.chat.postMessage({ channel, text })).rejects.toMatchObject({ data: { error } });
  });

  test('chat:write.public opens public channels that the bot is not in', async () => {
    const open = await startSlack({ manifest: manifestWith(['chat:write', 'chat:write.public']), ...world });

    const answer = await clientOf(open).chat.postMessage({ channel: '#elsewhere', text });

    expect(answer.ok).toBe(true);
    await open.close();
  });

  test('to a person opens the direct conversation and answers with its id', async () => {
    const john = slack.person('john');

    const answer = await client.chat.postMessage({ channel: john.id, text });

    expect(answer.channel).toMatch(/^D/);
    expect(john.channel('dm')).toMatchObject([{ text, from: 'Runbook' }]);
  });

  test('an app whose Messages tab is off cannot write to people', async () => {
    const tabs = { home_tab_enabled: true, messages_tab_enabled: false };
    const mute = await startSlack({ manifest: { ...manifest, features: { app_home: tabs } }, ...world });

    const refusal = clientOf(mute).chat.postMessage({ channel: mute.person('john').id, text });

    await expect(refusal).rejects.toMatchObject({ data: { error: 'messages_tab_disabled' } });
    await mute.close();
  });

  test('an answer to an answer is posted, with a warning', async () => {
    const { channel = '', ts = '' } = await client.chat.postMessage({ channel: '#support_manager', text });
    const reply = await client.chat.postMessage({ channel, text, thread_ts: ts });

    await client.chat.postMessage({ channel, text, thread_ts: reply.ts ?? '' });

    expect(slack.problems()).toMatchObject([{ severity: 'warning', error: 'nested_reply' }]);
  });

  test('blocks can be checked without posting them', async () => {
    const fine = await client.blocks.validate({ message: { blocks: [section] } });
    const wrong = client.blocks.validate({ blocks: [{ type: 'marquee' }] });

    expect(fine.ok).toBe(true);
    await expect(wrong).rejects.toMatchObject({ data: { error: 'invalid_blocks' } });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['nothing at all', {}, 'no_text'],
    ['blocks that are not a list', { blocks: '{' }, 'invalid_blocks_format'],
    ['blocks that break a limit', { blocks: [{ type: 'divider', colour: 'red' }] }, 'invalid_blocks'],
    ['a modal-only block', { blocks: [{ type: 'alert', text: section.text }] }, 'invalid_blocks'],
    ['metadata without a type', { text, metadata: { event_payload: {} } }, 'invalid_metadata_format'],
    ['metadata that is not JSON', { text, metadata: '{' }, 'invalid_metadata_format'],
    [
      'too much metadata',
      { text, metadata: { event_type: 'a', event_payload: { a: 'x'.repeat(9000) } } },
      'metadata_too_large',
    ],
    ['Markdown beside text', { text, markdown_text: '**hi**' }, 'markdown_text_conflict'],
    ['an answer to nothing', { text, thread_ts: '1.000000' }, 'thread_not_found'],
  ])('%s is refused', async (_title, args, error) => {
    const refusal = client.apiCall('chat.postMessage', { channel: '#support_manager', ...args });

    await expect(refusal).rejects.toMatchObject({ data: { error } });
    expect(slack.messages('#support_manager')).toEqual([]);
  });

  test('a refused block is named by a JSON pointer', async () => {
    const long = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } };

    const refusal = client.apiCall('chat.postMessage', { channel: '#support_manager', blocks: [long], text });

    await expect(refusal).rejects.toMatchObject({
      data: {
        response_metadata: {
          messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
  });

  test('blocks without text are posted, with a warning for those who cannot see them', async () => {
    await client.apiCall('chat.postMessage', { channel: '#support_manager', blocks: [section] });

    expect(slack.problems()).toMatchObject([{ severity: 'warning', error: 'missing_text' }]);
  });

  test('long text is cut at 40,000 characters', async () => {
    await client.chat.postMessage({ channel: '#support_manager', text: 'x'.repeat(40_001) });

    expect(slack.messages('#support_manager')[0]?.text).toHaveLength(40_000);
  });

  test('the second post within a second is told to wait', async () => {
    const busy = await startSlack({ manifest, ...world, now: () => time });
    const poster = clientOf(busy);
    await poster.chat.postMessage({ channel: '#support_manager', text });
    await poster.chat.postMessage({ channel: '#support_self-managed', text });

    const tooSoon = poster.chat.postMessage({ channel: '#support_manager', text });

    await expect(tooSoon).rejects.toMatchObject({ retryAfter: 1 });
    time += 1000;
    await expect(poster.chat.postMessage({ channel: '#support_manager', text })).resolves.toMatchObject({ ok: true });
    await busy.close();
  });

  test('JSON bodies work as well as forms', async () => {
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: '#support_manager', text, blocks: [section] }),
    });

    expect(await response.json()).toMatchObject({ ok: true });
  });
});

describe('changing and deleting', () => {
  test('an update keeps the ts, marks the message as edited and replaces the content', async () => {
    const { channel = '', ts = '' } = await client.chat.postMessage({ channel: '#support_manager', text });

    await client.chat.update({ channel, ts, text: 'Bye', blocks: [] });

    expect(slack.messages('#support_manager')).toMatchObject([{ ts, text: 'Bye', edited: { user: slack.botUserId } }]);
  });

  test('an update without blocks keeps them, with a warning', async () => {
    const { channel = '', ts = '' } = await client.chat.postMessage({
      channel: '#support_manager',
      text,
      blocks: [section],
    });

    await client.chat.update({ channel, ts, text: 'Bye' });

    expect(slack.messages('#support_manager')).toMatchObject([{ text: 'Bye', blocks: [{ type: 'section' }] }]);
    expect(slack.problems()).toMatchObject([{ severity: 'warning', error: 'blocks_left_out' }]);
  });

  test('the name of a channel is not enough to update in it', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: '#support_manager', text });

    const refusal = client.chat.update({ channel: '#support_manager', ts, text });

    await expect(refusal).rejects.toMatchObject({ data: { error: 'channel_not_found' } });
  });

  test('people’s messages cannot be changed or deleted', async () => {
    await slack.person('john').types('hi', { in: '#support_manager' });
    const [{ ts = '' } = {}] = slack.messages('#support_manager');
    const channel = slack.channelId('support_manager');

    const refusals = [client.chat.update({ channel, ts, text }), client.chat.delete({ channel, ts })];

    await expect(refusals[0]).rejects.toMatchObject({ data: { error: 'cant_update_message' } });
    await expect(refusals[1]).rejects.toMatchObject({ data: { error: 'cant_delete_message' } });
  });

  test('an edit of more than 4,000 characters is refused', async () => {
    const { channel = '', ts = '' } = await client.chat.postMessage({ channel: '#support_manager', text });

    const refusal = client.chat.update({ channel, ts, text: 'x'.repeat(4001) });

    await expect(refusal).rejects.toMatchObject({ data: { error: 'msg_too_long' } });
  });

  test('a deleted message is gone', async () => {
    const { channel = '', ts = '' } = await client.chat.postMessage({ channel: '#support_manager', text });

    await client.chat.delete({ channel, ts });

    expect(slack.messages('#support_manager')).toEqual([]);
    await expect(client.chat.update({ channel, ts, text })).rejects.toMatchObject({
      data: { error: 'message_not_found' },
    });
  });

  test('an ephemeral message reaches one person, and nobody can update it', async () => {
    const channel = slack.channelId('support_manager');
    const john = slack.person('john');

    const { message_ts = '' } = await client.chat.postEphemeral({ channel, user: john.id, text });

    expect(john.ephemerals()).toMatchObject([{ text, ephemeral: true }]);
    expect(slack.person('jane').ephemerals()).toEqual([]);
    await expect(client.chat.update({ channel, ts: message_ts, text })).rejects.toMatchObject({
      data: { error: 'message_not_found' },
    });
  });

  test('an ephemeral message to somebody outside the channel is refused', async () => {
    const channel = slack.channelId('#private');

    const refusal = client.chat.postEphemeral({ channel, user: slack.person('jane').id, text });

    await expect(refusal).rejects.toMatchObject({ data: { error: 'user_not_in_channel' } });
  });

  test('a permalink points at the message', async () => {
    const { channel = '', ts = '' } = await client.chat.postMessage({ channel: '#support_manager', text });

    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });

    expect(permalink).toBe(`https://sandbox.slack.com/archives/${channel}/p1949400000000000`);
  });
});

describe('reading what was said', () => {
  const metadata = { event_type: 'delivery', event_payload: { key: 'call 42' } };

  test('metadata is shown whole only to those who ask for it', async () => {
    const { channel = '' } = await client.chat.postMessage({ channel: '#support_manager', text, metadata });

    const plain = await client.conversations.history({ channel });
    const whole = await client.conversations.history({ channel, include_all_metadata: true });

    expect(plain.messages?.[0]?.metadata).toEqual({ event_type: 'delivery' });
    expect(whole.messages?.[0]?.metadata).toEqual(metadata);
  });

  test('history is newest first, without replies unless they were broadcast', async () => {
    const { channel = '', ts = '' } = await client.chat.postMessage({ channel: '#support_manager', text: 'parent' });
    await client.chat.postMessage({ channel, text: 'quiet', thread_ts: ts });
    await client.chat.postMessage({ channel, text: 'loud', thread_ts: ts, reply_broadcast: true });

    const { messages } = await client.conversations.history({ channel });
    const thread = await client.conversations.replies({ channel, ts });

    expect(messages?.map((one) => one.text)).toEqual(['loud', 'parent']);
    expect(messages?.[1]).toMatchObject({ reply_count: 2, thread_ts: ts });
    expect(thread.messages?.map((one) => one.text)).toEqual(['parent', 'quiet', 'loud']);
  });

  test('oldest and latest bound the answer, and count themselves only when inclusive', async () => {
    const posted: string[] = [];
    for (const word of ['one', 'two', 'three']) {
      time += 1000;
      posted.push((await client.chat.postMessage({ channel: '#support_manager', text: word })).ts ?? '');
    }
    const channel = slack.channelId('support_manager');
    const [oldest = '', , latest = ''] = posted;

    const between = await client.conversations.history({ channel, oldest, latest });
    const inclusive = await client.conversations.history({ channel, oldest, latest, inclusive: true });

    expect(between.messages?.map((one) => one.text)).toEqual(['two']);
    expect(inclusive.messages?.map((one) => one.text)).toEqual(['three', 'two', 'one']);
  });

  test('pages are cut by limit and cursor', async () => {
    const channel = slack.channelId('support_manager');
    for (const word of ['one', 'two', 'three']) await client.chat.postMessage({ channel, text: word });

    const first = await client.conversations.history({ channel, limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel, limit: 2, cursor });

    expect(first).toMatchObject({ has_more: true, messages: [{ text: 'three' }, { text: 'two' }] });
    expect(second).toMatchObject({ has_more: false, messages: [{ text: 'one' }] });
    await expect(client.conversations.history({ channel, cursor: 'bogus' })).rejects.toMatchObject({
      data: { error: 'invalid_cursor' },
    });
  });

  test('only members read a channel', async () => {
    const channel = slack.channelId('elsewhere');

    await expect(client.conversations.history({ channel })).rejects.toMatchObject({
      data: { error: 'not_in_channel' },
    });
    await client.conversations.join({ channel });
    await expect(client.conversations.history({ channel })).resolves.toMatchObject({ ok: true, messages: [] });
  });
});

describe('people and channels', () => {
  test('users.info tells the zone as Slack does', async () => {
    const { user } = await client.users.info({ user: slack.person('jane').id });

    expect(user).toMatchObject({
      name: 'jane',
      tz: 'Europe/Berlin',
      tz_label: 'Central European Summer Time',
      tz_offset: 7200,
      is_restricted: false,
      profile: { email: 'jane@example.com' },
    });
  });

  test('a single-channel guest is marked twice', async () => {
    const { user } = await client.users.info({ user: slack.person('gus').id });

    expect(user).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
  });

  test('people are found by e-mail, whatever its case', async () => {
    const found = await client.users.lookupByEmail({ email: 'JOHN@example.com' });

    expect(found.user?.name).toBe('john');
    await expect(client.users.lookupByEmail({ email: 'no@example.com' })).rejects.toMatchObject({
      data: { error: 'users_not_found' },
    });
  });

  test('private channels are listed only to members', async () => {
    const withGroups = await startSlack({ manifest: manifestWith(['channels:read', 'groups:read']), ...world });

    const { channels } = await clientOf(withGroups).conversations.list({ types: 'public_channel,private_channel' });

    expect(channels?.map((one) => one.name)).toEqual([
      'support_manager',
      'support_self-managed',
      'elsewhere',
      'attic',
      'private',
    ]);
    await withGroups.close();
  });

  test('conversations.open answers with the direct conversation', async () => {
    const { channel } = await client.conversations.open({ users: slack.person('john').id });

    expect(channel?.id).toMatch(/^D/);
  });
});

describe('faults', () => {
  test('a lost answer leaves the message posted although the call failed', async () => {
    slack.faults.next('chat.postMessage', { kind: 'lost-answer' });

    await expect(client.chat.postMessage({ channel: '#support_manager', text })).rejects.toThrow();

    expect(slack.messages('#support_manager')).toHaveLength(1);
  });

  test('a Slack that is down refuses connections until it comes back on the same port', async () => {
    await slack.goesDown();
    await expect(fetch(`${slack.apiUrl}api.test`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });

    await slack.comesBack();

    await expect(client.auth.test()).resolves.toMatchObject({ ok: true });
  });
});
