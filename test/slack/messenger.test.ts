import type { Fault } from '../../sandbox/faults.js';
import type { FailureKind } from '../../src/call/ports/service-failure.js';
import type { Destination, Message } from '../../src/call/ports/slack.js';
import { type Completion, nothingRecorded } from '../../src/call/recording/recording.js';
import { renderMessage } from '../../src/registry/render-message.js';
import { createMessenger } from '../../src/slack/messenger.js';
import { sampleCall } from '../support/sample-call.js';
import { failureOf } from './failure-of.js';
import { type Connected, startOddSlack, startWorkspace } from './start-workspace.js';

const call = { ...sampleCall(), id: 42, revision: 0, recording: nothingRecorded };
const totals = {
  counts: { Success: 0, Partial: 0, Failed: 0, Skipped: 0, open: 2 },
  actualMinutes: undefined,
  plannedMinutes: undefined,
};
const taskList = {
  tasks: [],
  taskCount: 0,
  rollbackPlan: undefined,
  openItems: [],
  meetingUrl: undefined,
  postCallItem: undefined,
};
const announcement: Message = { kind: 'announcement', call, audience: 'managers', mayJoin: false };
const key = 'call 42 · announcement · managers';
const channel = '#support_manager';
const ids: Readonly<Record<string, string>> = {
  '#support_manager': 'C0MANAGER',
  '#elsewhere': 'C0ELSEWHERE',
  '#attic': 'C0ATTIC',
  '#war_room': 'C0WARROOM',
};
const managers = inChannel(channel);

let connected: Connected;
beforeEach(async () => {
  connected = await startWorkspace({
    channels: [
      { name: 'support_manager', id: 'C0MANAGER' },
      { name: 'elsewhere', id: 'C0ELSEWHERE', bot: false },
      { name: 'attic', id: 'C0ATTIC', archived: true },
      { name: 'war_room', id: 'C0WARROOM', private: true },
    ],
  });
});
afterEach(() => connected.slack.close());

function messenger() {
  return createMessenger(connected.client, renderMessage, connected.slack);
}

function methodsCalled(): readonly string[] {
  return connected.slack.calls().map(({ method }) => method);
}

describe('posting', () => {
  test('puts the message into the channel with its key, and unfurls no link', async () => {
    const place = await messenger().post(managers, announcement, key);

    const [message] = connected.slack.messages(channel);
    expect(place).toEqual({ channelId: 'C0MANAGER', ts: message?.ts });
    expect(message?.metadata).toEqual({ event_type: 'runbook_delivery', event_payload: { key } });
    const [call] = connected.slack.calls('chat.postMessage');
    expect(call?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
    expect(connected.slack.problems()).toEqual([]);
  });

  test.each<[Fault, FailureKind, number]>([
    [{ kind: 'lost-answer' }, 'unknown-outcome', 1],
    [{ kind: 'lost-request' }, 'unknown-outcome', 0],
    [{ kind: 'cut-off' }, 'unknown-outcome', 1],
    [{ kind: '429', retryAfter: 17 }, 'rate-limited', 0],
    [{ kind: '500' }, 'unknown-outcome', 0],
    [{ kind: 'html' }, 'bad-answer', 0],
  ])('is tried once when there is a fault: %j', async (fault, kind, posted) => {
    connected.slack.faults.next('chat.postMessage', fault);

    const failure = await failureOf(messenger().post(managers, announcement, key));

    expect(failure.kind).toBe(kind);
    expect(failure.message).toContain('#support_manager');
    expect(connected.slack.faults.pending()).toBe(0);
    expect(connected.slack.messages(channel)).toHaveLength(posted);
    expect(methodsCalled()).toEqual(posted === 1 ? ['chat.postMessage'] : []);
  });

  test.each([
    ['#nowhere', 'channel_not_found'],
    ['#elsewhere', 'not_in_channel'],
    ['#attic', 'is_archived'],
  ])('to %s is refused with Slack’s own word, %s', async (name, code) => {
    const failure = await failureOf(messenger().post(inChannel(name), announcement, key));

    expect(failure).toMatchObject({ kind: 'refused', code });
  });

  test('that Slack confirms without saying where is as uncertain as a lost answer', async () => {
    const odd = await startOddSlack({ body: '{"ok":true,"channel":"C0MANAGER"}' });

    const failure = await failureOf(
      createMessenger(odd.client, renderMessage, { botId: 'B0SANDBOXBOT' }).post(managers, announcement, key),
    );

    await odd.close();
    expect(failure).toMatchObject({ kind: 'bad-answer', code: 'incomplete' });
    expect(odd.requests).toHaveLength(1);
  });
});

describe('updating', () => {
  test('replaces the message and keeps its key, with one request', async () => {
    const place = await messenger().post(managers, announcement, key);
    const renamed: Message = {
      kind: 'announcement',
      mayJoin: false,
      audience: 'managers',
      call: { ...call, fields: { ...call.fields, name: 'Acme - Another name' } },
    };

    await messenger().update(place, renamed);

    const [message, ...others] = connected.slack.messages(channel);
    expect(others).toEqual([]);
    expect(message?.text).toContain('Acme - Another name');
    expect(message?.metadata).toEqual({ event_type: 'runbook_delivery', event_payload: { key } });
    expect(methodsCalled()).toEqual(['chat.postMessage', 'chat.update']);
    expect(connected.slack.problems()).toEqual([]);
  });

  test('a message that was deleted is refused', async () => {
    const failure = await failureOf(messenger().update({ channelId: 'C0MANAGER', ts: '1.000000' }, announcement));

    expect(failure).toMatchObject({ kind: 'refused', code: 'message_not_found' });
  });

  test('the longest announcement can still be updated: Slack takes 4,000 characters then', async () => {
    const place = await messenger().post(managers, announcement, key);
    const fields = { ...call.fields, name: '&'.repeat(5000), description: '<'.repeat(5000) };

    await messenger().update(place, {
      kind: 'announcement',
      audience: 'managers',
      mayJoin: false,
      call: { ...call, fields },
    });

    expect(connected.slack.problems()).toEqual([]);
  });
});

describe('the address of a message', () => {
  test('is Slack’s', async () => {
    const place = await messenger().post(managers, announcement, key);

    const permalink = await messenger().permalink(place);

    expect(permalink).toBe(`https://sandbox.slack.com/archives/C0MANAGER/p${place.ts.replace('.', '')}`);
  });

  test('that is missing in the answer is a failure', async () => {
    const odd = await startOddSlack({ body: '{"ok":true}' });

    const failure = await failureOf(
      createMessenger(odd.client, renderMessage, { botId: 'B0SANDBOXBOT' }).permalink({
        channelId: 'C0MANAGER',
        ts: '1.000000',
      }),
    );

    await odd.close();
    expect(failure.kind).toBe('bad-answer');
  });
});

describe('other destinations', () => {
  test('a reply stands under its message, and is found there and not in the channel', async () => {
    const place = await messenger().post(managers, announcement, key);
    const thread: Destination = { kind: 'thread', under: place };

    const reply = await messenger().post(thread, announcement, 'call 42 · reply');

    expect(connected.slack.messages(channel)[1]?.threadTs).toBe(place.ts);
    expect(await messenger().findPosted(thread, 'call 42 · reply', 0)).toEqual(reply);
    expect(await messenger().findPosted(managers, 'call 42 · reply', 0)).toBeUndefined();
  });

  test('a reply that is broadcast stands in the channel as well, and is found and changed in its thread', async () => {
    const place = await messenger().post(managers, announcement, key);
    const thread: Destination = { kind: 'thread', under: place, broadcast: true };

    const reply = await messenger().post(thread, summary('Partial'), 'call 42 · summary');
    await messenger().update(reply, summary('Success'));

    const [, posted] = connected.slack.messages(channel);
    expect(posted).toMatchObject({ threadTs: place.ts, replyBroadcast: true });
    expect(posted?.text).toContain('Done: Acme - Enforce 2FA');
    expect(await messenger().findPosted(thread, 'call 42 · summary', 0)).toEqual(reply);
    expect(connected.slack.problems()).toEqual([]);
  });

  test.each<[Message, string]>([
    [
      { kind: 'run-panel', panel: { call, taskList, fingerprints: [], now: 0, timeZone: undefined } },
      'Run panel: Acme',
    ],
    [{ kind: 'progress', progress: { call, totals, now: 0 } }, '0 of 2 tasks recorded'],
    [{ kind: 'correction', changes: [{ kind: 'follow-ups' }], by: 'U0JANE' }, 'Corrected by <@U0JANE>: follow-ups.'],
  ])('$kind has its words', async (message, words) => {
    await messenger().post({ kind: 'person', slackId: 'U0JANE' }, message, key);

    expect(connected.slack.calls('chat.postMessage')[0]?.args.text).toContain(words);
    expect(connected.slack.problems()).toEqual([]);
  });

  test('a direct message reaches one person, and is found again', async () => {
    const jane: Destination = { kind: 'person', slackId: 'U0JANE' };

    const place = await messenger().post(jane, announcement, key);

    expect(place.channelId).toMatch(/^D/);
    expect(connected.slack.person('jane').channel('dm')).toHaveLength(1);
    expect(await messenger().findPosted(jane, key, 0)).toEqual(place);
  });
});

describe('finding a post again', () => {
  test.each(['#support_manager', '#war_room'])('works in %s', async (name) => {
    const place = await messenger().post(inChannel(name), announcement, key);

    expect(await messenger().findPosted(inChannel(name), key, 0)).toEqual(place);
  });

  test('a post whose answer was lost is found', async () => {
    const since = Date.now() - 1;
    connected.slack.faults.next('chat.postMessage', { kind: 'lost-answer' });
    await failureOf(messenger().post(managers, announcement, key));

    const found = await messenger().findPosted(managers, key, since);

    expect(found?.ts).toBe(connected.slack.messages(channel)[0]?.ts);
  });

  test('a post with another key is not it', async () => {
    await messenger().post(managers, announcement, 'call 43 · announcement · managers');

    expect(await messenger().findPosted(managers, key, 0)).toBeUndefined();
  });

  test('a channel that the app is not in cannot be searched', async () => {
    const failure = await failureOf(messenger().findPosted(inChannel('#elsewhere'), key, 0));

    expect(failure).toMatchObject({ kind: 'refused', code: 'not_in_channel' });
  });
});

function inChannel(channel: string): Destination {
  return { kind: 'channel', channelId: ids[channel] ?? channel, name: channel };
}

function summary(result: Completion['result']): Message {
  const completion: Completion = {
    result,
    currentState: 'All is well.',
    followUps: [],
    whyOpen: undefined,
    totals,
    openItems: 0,
    completedBy: call.announcedBy,
    completedAt: 0,
  };
  return { kind: 'summary', call, completion, audience: 'managers' };
}
