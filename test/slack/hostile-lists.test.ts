import { createServer } from 'node:http';
import { createFindDelivery } from '../../src/slack/find-delivery.js';
import { createWebClient } from '../../src/slack/web-client.js';
import { quietLogger } from '../sandbox/slack/support/quiet-logger.js';
import { failureOf } from './failure-of.js';

const key = 'call 42 · announcement · managers';
const history = { channelId: 'C1', threadTs: undefined };

interface Page {
  readonly messages: unknown;
  readonly cursor?: string | null;
}

/** A Slack whose conversations have these pages: `pageAt` is given the cursor, and how many requests there were before. */
async function serve(pageAt: (cursor: string | undefined, count: number) => Page | 429) {
  let count = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const page = pageAt(form.get('cursor') ?? undefined, count);
    count += 1;
    response.setHeader('content-type', 'application/json');
    if (page === 429) {
      response.writeHead(429, { 'retry-after': '1' });
      response.end('{}');
      return;
    }
    response.end(
      JSON.stringify({ ok: true, messages: page.messages, response_metadata: { next_cursor: page.cursor ?? '' } }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const find = createFindDelivery(createWebClient('xoxb-odd', `http://127.0.0.1:${port}/api/`, quietLogger), {
    botId: 'B1',
  });
  return {
    find,
    count: () => count,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function messagesAt(...times: readonly number[]) {
  return times.map((time) => ({ ts: `${time}.000000`, text: 'Hello' }));
}

function ours(time: number) {
  return { ts: `${time}.000000`, bot_id: 'B1', metadata: { event_type: 'runbook_delivery', event_payload: { key } } };
}

test.each<[string, (cursor: string | undefined, count: number) => Page, number]>([
  ['the same page for ever', () => ({ messages: messagesAt(900, 800), cursor: 'more' }), 2],
  ['the same page with other cursors', (_, count) => ({ messages: messagesAt(900, 800), cursor: `c${count}` }), 2],
  [
    'cursors in a circle',
    (cursor) =>
      cursor === 'b'
        ? { messages: messagesAt(700, 600), cursor: 'a' }
        : { messages: messagesAt(900, 800), cursor: 'b' },
    3,
  ],
  ['newer messages on the next page', (_, count) => ({ messages: messagesAt(900 + count), cursor: `c${count}` }), 2],
  ['null for the messages and for the cursor', () => ({ messages: null, cursor: null }), 1],
  ['messages that are none', () => ({ messages: [null, 7, {}, { ts: null, metadata: null }] }), 1],
])('%s: the search ends', async (_what, pageAt, requests) => {
  const slack = await serve(pageAt);

  const found = await slack.find(history, key, 0);

  await slack.close();
  expect(found).toBeUndefined();
  expect(slack.count()).toBe(requests);
});

test.each<[string, (cursor: string | undefined, count: number) => Page]>([
  ['of older and older messages', (_, count) => ({ messages: messagesAt(100_000 - count), cursor: `c${count}` })],
  ['of empty pages', (_, count) => ({ messages: [], cursor: `c${count}` })],
])('a list without an end %s is given up, and that is not taken for an absence', async (_what, pageAt) => {
  const slack = await serve(pageAt);

  const failure = await failureOf(slack.find(history, key, 0));

  await slack.close();
  expect(failure).toMatchObject({ kind: 'bad-answer', code: 'endless-list' });
  expect(slack.count()).toBe(200);
});

test('a search that Slack interrupts goes on where it was', async () => {
  const slack = await serve((cursor, count) => {
    if (count === 2 || count === 3) return 429;
    if (cursor === undefined) return { messages: messagesAt(900), cursor: 'b' };
    if (cursor === 'b') return { messages: messagesAt(800), cursor: 'c' };
    return { messages: [ours(700)] };
  });
  const search = () => slack.find(history, key, 0);

  expect(await failureOf(search())).toMatchObject({ kind: 'rate-limited' });
  expect(await failureOf(search())).toMatchObject({ kind: 'rate-limited' });
  const found = await search();

  await slack.close();
  expect(found).toEqual({ channelId: 'C1', ts: '700.000000' });
  expect(slack.count()).toBe(5);
});

test('a thread is read from its oldest reply to its newest', async () => {
  const slack = await serve((cursor) =>
    cursor === undefined
      ? { messages: messagesAt(100, 200), cursor: 'b' }
      : { messages: [...messagesAt(300), ours(400)] },
  );

  const found = await slack.find({ channelId: 'C1', threadTs: '100.000000' }, key, 0);

  await slack.close();
  expect(found).toEqual({ channelId: 'C1', ts: '400.000000' });
});
