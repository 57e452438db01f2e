import { createFindDelivery } from '../../src/slack/find-delivery.js';
import { failureOf } from './failure-of.js';
import { type Connected, startWorkspace } from './start-workspace.js';

const key = 'call 42 · announcement · managers';
const noon = Date.UTC(2031, 9, 10, 12);

let now: number;
let connected: Connected;
beforeEach(async () => {
  now = noon;
  connected = await startWorkspace({ now: () => now });
});
afterEach(() => connected.slack.close());

async function post(eventKey: string, eventType = 'runbook_delivery'): Promise<string | undefined> {
  const answer = await connected.client.chat.postMessage({
    channel: 'C0MANAGER',
    text: 'Posted',
    metadata: { event_type: eventType, event_payload: { key: eventKey } },
  });
  return answer.ts;
}

function find(since = 0) {
  const { client, slack } = connected;
  return createFindDelivery(client, slack)({ channelId: 'C0MANAGER', threadTs: undefined }, key, since);
}

test('the message with the key is found, whatever else was said', async () => {
  await connected.client.chat.postMessage({ channel: 'C0MANAGER', text: key });
  const ts = await post(key);
  await post('call 43 · announcement · managers');

  expect(await find()).toEqual({ channelId: 'C0MANAGER', ts });
});

test('what another app posted with the same metadata is not it, before or after the app’s own', async () => {
  const forged = { text: 'Posted', metadata: { event_type: 'runbook_delivery', event_payload: { key } } };
  connected.slack.postAsOtherApp('#support_manager', forged);
  expect(await find()).toBeUndefined();

  const ts = await post(key);
  connected.slack.postAsOtherApp('#support_manager', forged);

  expect(await find()).toEqual({ channelId: 'C0MANAGER', ts });
});

test('a message with the same key and other metadata is not it', async () => {
  await post(key, 'something_else');

  expect(await find()).toBeUndefined();
});

test.each([
  ['a millisecond before', noon - 1, true],
  ['at that very millisecond', noon, true],
  ['a millisecond after', noon + 1, false],
])('since %s the message was posted', async (_when, since, isFound) => {
  await post(key);

  expect((await find(since)) !== undefined).toBe(isFound);
});

test('behind more than 200 newer messages it is still found, with one request for each 200', async () => {
  const ts = await post(key);
  for (let count = 0; count < 401; count += 1) await post(`other ${count}`);

  const found = await find(noon);

  expect(found).toEqual({ channelId: 'C0MANAGER', ts });
  expect(connected.slack.calls('conversations.history')).toHaveLength(3);
});

test('the search ends with the page on which it was found', async () => {
  for (let count = 0; count < 250; count += 1) await post(`other ${count}`);
  await post(key);

  await find();

  expect(connected.slack.calls('conversations.history')).toHaveLength(1);
});

test('a search that breaks off is a failure, not an absence: posting again would post twice', async () => {
  await post(key);
  for (let count = 0; count < 200; count += 1) await post(`other ${count}`);
  let asked = 0;
  connected.slack.faults.next(
    (operation) => {
      if (operation === 'conversations.history') asked += 1;
      return operation === 'conversations.history' && asked > 1;
    },
    { kind: 'lost-answer' },
  );

  expect((await failureOf(find())).kind).toBe('unknown-outcome');
});
