import { createHmac } from 'node:crypto';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { type Logger, LogLevel } from '@slack/bolt';
import { createHttpReceiver } from '../../../src/slack/receivers/http-receiver.js';
import { createReplayCheck } from '../../../src/slack/receivers/replay-check.js';
import type { Refusal } from '../../../src/slack/receivers/request-guard.js';
import { anIntake, type TestIntake } from './an-intake.js';

const signingSecret = '8f742231b10e8888abcd99eeeffff85a';
const form = 'application/x-www-form-urlencoded';
const command = 'command=%2Frunbook&text=help&user_id=U1&team_id=T1&channel_id=C1';
/** 2026-10-10 12:00:00 UTC. */
const noon = 1_791_633_600;

let bolt: TestIntake;
let server: Server;
let url: string;
let now: number;
let seen: Map<string, number>;
let storeFails: boolean;
/** What the database waits for before it answers. */
let storeReady: Promise<void>;
let refusals: Refusal[];
let failures: unknown[];
let heard: string[];
/** What was typed in the commands that were handled to their end. */
let done: string[];
let logged: string[];
let answerCommand: (ack: (text?: string) => Promise<void>, text: string) => Promise<void>;

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (...parts: unknown[]) => logged.push(parts.join(' ')),
  error: (...parts: unknown[]) => logged.push(parts.join(' ')),
  getLevel: () => LogLevel.ERROR,
  setLevel: () => undefined,
  setName: () => undefined,
};

beforeEach(async () => {
  now = noon * 1000;
  seen = new Map();
  storeFails = false;
  storeReady = Promise.resolve();
  refusals = [];
  failures = [];
  heard = [];
  done = [];
  logged = [];
  answerCommand = (ack, text) => ack(`You typed ${text}`);

  bolt = anIntake(quiet);
  const replayCheck = createReplayCheck({
    now: () => now,
    onFailure: (error) => failures.push(error),
    seenRequests: {
      firstSeen: async (signature, at) => {
        await storeReady;
        if (storeFails) throw new Error('database is locked');
        const isFirst = !seen.has(signature);
        seen.set(signature, at);
        return isFirst;
      },
      forget: async (before) => {
        for (const [signature, at] of seen) if (at < before) seen.delete(signature);
      },
    },
  });
  const { listener } = createHttpReceiver({
    signingSecret,
    now: () => now,
    logger: quiet,
    intake: bolt.intake,
    replayCheck,
    onRefused: (refusal) => refusals.push(refusal),
    onFailure: (error) => failures.push(error),
  });
  bolt.app.command('/runbook', async ({ ack, body }) => {
    heard.push(body.text);
    await answerCommand(ack, body.text);
    done.push(body.text);
  });
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/slack/events` : '';
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

function sign(timestamp: string, body: string, secret = signingSecret): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function signed(timestamp: string, body: string): Record<string, string> {
  return {
    'content-type': form,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': sign(timestamp, body),
  };
}

function post(headers: Record<string, string>, body: string): Promise<Response> {
  return fetch(url, { method: 'POST', headers, body });
}

test('a request that Slack signed just now reaches the listener, and its answer goes back', async () => {
  const response = await post(signed(String(noon), command), command);

  expect(response.status).toBe(200);
  expect(await response.text()).toBe('You typed help');
  expect(heard).toEqual(['help']);
});

test('what was signed is the bytes, so text of any script arrives whole', async () => {
  const body = `${command}&response=${encodeURIComponent('ok')}`.replace('help', encodeURIComponent('Zürich 東京 🦊'));

  const response = await post(signed(String(noon), body), body);

  expect(response.status).toBe(200);
  expect(heard).toEqual(['Zürich 東京 🦊']);
});

test('a form that names its charset, as some proxies add it, is read', async () => {
  const headers = { ...signed(String(noon), command), 'content-type': `${form}; charset=utf-8` };

  const response = await post(headers, command);

  expect(response.status).toBe(200);
  expect(heard).toEqual(['help']);
});

test.each<[string, number, number, Refusal | undefined]>([
  ['5 minutes old', noon - 300, 200, undefined],
  ['more than 5 minutes old', noon - 301, 401, 'stale'],
  ['from 1970', 0, 401, 'stale'],
  ['60 seconds ahead', noon + 60, 200, undefined],
  ['more than 60 seconds ahead', noon + 61, 401, 'future'],
  ['an hour ahead', noon + 3600, 401, 'future'],
])('a signed request that is %s', async (_title, timestamp, status, refusal) => {
  const response = await post(signed(String(timestamp), command), command);

  expect(response.status).toBe(status);
  expect(refusals).toEqual(refusal === undefined ? [] : [refusal]);
  expect(heard).toEqual(refusal === undefined ? ['help'] : []);
});

test.each([['now'], [''], ['1791633600.0'], ['-1'], ['0x6AC8B780'], ['1791633600 '.repeat(2)], ['9'.repeat(30)]])(
  'a timestamp that is not a plain number is refused, even when it is signed: %j',
  async (timestamp) => {
    const response = await post(signed(timestamp, command), command);

    expect(response.status).toBe(401);
    expect(refusals).toEqual(['bad-timestamp']);
    expect(heard).toEqual([]);
  },
);

const hexOfNow = sign(String(noon), command).slice(3);

test.each([
  ['made with another secret', sign(String(noon), command, 'another-secret-of-32-characters!')],
  ['for another body', sign(String(noon), `${command}x`)],
  ['for another time', sign(String(noon - 1), command)],
  ['in capitals', `v0=${hexOfNow.toUpperCase()}`],
  ['of another version', `v1=${hexOfNow}`],
  ['without its version', hexOfNow],
  ['with something after it', `v0=${hexOfNow}00`],
  ['cut off', `v0=${hexOfNow.slice(0, 32)}`],
  ['empty', ''],
])('a signature %s is refused', async (_title, signature) => {
  const response = await post({ ...signed(String(noon), command), 'x-slack-signature': signature }, command);

  expect(response.status).toBe(401);
  expect(refusals).toEqual(['bad-signature']);
  expect(heard).toEqual([]);
  expect(seen.size).toBe(0);
});

test.each([['x-slack-signature'], ['x-slack-request-timestamp']])('a request without %s is refused', async (name) => {
  const headers = Object.fromEntries(Object.entries(signed(String(noon), command)).filter(([key]) => key !== name));

  const response = await post(headers, command);

  expect(response.status).toBe(401);
  expect(heard).toEqual([]);
});

test('claiming to be the check of the certificate does not get past the signature', async () => {
  const body = `ssl_check=1&${command}`;

  const response = await post({ ...signed(String(noon), body), 'x-slack-signature': 'v0=0' }, body);

  expect(response.status).toBe(401);
});

test('a copy of a request is refused as long as its timestamp is good, and then for its age', async () => {
  const headers = signed(String(noon + 60), command);

  const first = await post(headers, command);
  const atOnce = await post(headers, command);
  now = (noon + 360) * 1000;
  const atTheLastMoment = await post(headers, command);
  now = (noon + 361) * 1000;
  const afterwards = await post(headers, command);

  expect([first, atOnce, atTheLastMoment, afterwards].map(({ status }) => status)).toEqual([200, 409, 409, 401]);
  expect(refusals).toEqual(['replay', 'replay', 'stale']);
  expect(heard).toEqual(['help']);
});

test('copies that arrive together are handled once', async () => {
  const headers = signed(String(noon), command);

  const responses = await Promise.all(Array.from({ length: 10 }, () => post(headers, command)));

  expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(responses.filter(({ status }) => status === 409)).toHaveLength(9);
  expect(heard).toEqual(['help']);
});

test('two people who type the same in the same second are both heard', async () => {
  const other = command.replace('user_id=U1', 'user_id=U2');

  const responses = [
    await post(signed(String(noon), command), command),
    await post(signed(String(noon), other), other),
  ];

  expect(responses.map(({ status }) => status)).toEqual([200, 200]);
});

test('what was seen is forgotten once its signature can no longer be used', async () => {
  await post(signed(String(noon), command), command);
  now = (noon + 361) * 1000;

  await post(signed(String(noon + 361), command), command);

  expect([...seen.keys()]).toEqual([sign(String(noon + 361), command)]);
});

test('a database that does not answer costs no acknowledgement; what was asked is done when it answers', async () => {
  let answers: () => void = () => undefined;
  storeReady = new Promise((resolve) => {
    answers = resolve;
  });
  answerCommand = (ack) => ack();

  const response = await post(signed(String(noon), command), command);

  expect([response.status, heard, done]).toEqual([200, ['help'], []]);
  answers();
  await until(() => done.length > 0);
  expect(bolt.told).toEqual([]);
});

test('when it cannot be known whether a request is a copy, nothing is done and the person is told', async () => {
  storeFails = true;
  answerCommand = (ack) => ack();

  const response = await post(signed(String(noon), command), command);

  await until(() => bolt.told.length > 0);
  expect([response.status, done]).toEqual([200, []]);
  expect(bolt.told).toEqual([
    ['The app’s database does not answer. Nothing was done.', 'Try again in a minute. (Reference ref-1)'],
  ]);
});

test('a copy of what another process has handled is acknowledged and not carried out', async () => {
  seen.set(sign(String(noon), command), now);
  answerCommand = (ack) => ack();

  const response = await post(signed(String(noon), command), command);

  await until(() => bolt.failures.length > 0);
  expect([response.status, done, bolt.told]).toEqual([200, [], []]);
  expect(bolt.failures).toEqual(['a copy of a request was not carried out: ']);
});

test('a body of 512 KiB is read', async () => {
  const body = `${command}&padding=`.padEnd(512 * 1024, 'x');

  const response = await post(signed(String(noon), body), body);

  expect(response.status).toBe(200);
});

test('a longer body is refused, whether its length is announced or not', async () => {
  const body = `${command}&padding=`.padEnd(512 * 1024 + 1, 'x');

  const statuses = [await send(body, { 'content-length': String(body.length) }), await send(body, {})];

  expect(statuses).toEqual([413, 413]);
  expect(refusals).toEqual(['too-large', 'too-large']);
  expect(heard).toEqual([]);
});

test('a sender that goes away in the middle of the body is no failure of ours', async () => {
  const request = httpRequest(url, {
    method: 'POST',
    headers: { ...signed(String(noon), command), 'content-length': 999 },
  });
  request.on('error', () => undefined);
  request.write('command=');
  request.once('socket', (socket) => socket.once('connect', () => setImmediate(() => request.destroy())));

  await until(() => refusals.length > 0);

  expect(refusals).toEqual(['incomplete']);
  expect(failures).toEqual([]);
});

test('a listener that fails before it acknowledges: the person reads that nothing was done, the log hears why', async () => {
  answerCommand = () => Promise.reject(new Error('no such call'));

  const response = await post(signed(String(noon), command), command);

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    response_type: 'ephemeral',
    text: expect.stringContaining('The app could not read this request. Nothing was done.'),
  });
  expect(bolt.failures).toEqual(['a request failed: no such call']);
});

test('a listener that never acknowledges: the connection ends after 3 seconds', async () => {
  answerCommand = () => new Promise(() => undefined);

  const response = await post(signed(String(noon), command), command);

  expect(response.status).toBe(500);
  expect(logged.join('\n')).toContain('was not acknowledged within 3 seconds');
});

test('nobody can start it without the guard', async () => {
  await expect(bolt.app.start(0)).rejects.toThrow('never directly');
});

test.each([
  ['neither a form nor JSON', 'text/plain', 'hello', 400, ''],
  ['a form whose payload is not JSON', form, 'payload={', 400, ''],
  ['the check of the certificate', form, 'ssl_check=1&token=t', 200, ''],
  [
    'the check of the address',
    'application/json',
    '{"type":"url_verification","challenge":"c1"}',
    200,
    '{"challenge":"c1"}',
  ],
  ['a list of options', form, 'payload={"type":"block_suggestion"}', 200, '{"options":[]}'],
  ['null', form, 'payload=null', 200, ''],
  ['a closed window', form, 'payload={"type":"view_closed","user":{"id":"U1"},"view":{"type":"modal"}}', 200, ''],
])('%s is answered', async (_title, contentType, body, status, text) => {
  const response = await post({ ...signed(String(noon), body), 'content-type': contentType }, body);

  expect([response.status, await response.text()]).toEqual([status, text]);
  expect([failures, bolt.told]).toEqual([[], []]);
});

test('a button that no listener knows is acknowledged, and the person is told', async () => {
  const payload = { type: 'block_actions', user: { id: 'U1' }, actions: [{ action_id: 'of_old', type: 'button' }] };
  const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;

  const response = await post(signed(String(noon), body), body);

  await until(() => bolt.told.length > 0);
  expect(response.status).toBe(200);
  expect(bolt.told.flat().join(' ')).toContain('may come from another version of the app');
});

test.each([
  ['with a field keeps what is in it', [{ type: 'divider' }, { type: 'input', block_id: 'why' }], 'errors'],
  ['without one is replaced', [{ type: 'divider' }], 'update'],
  ['that is broken is replaced', null, 'update'],
])('a submitted window that no listener knows, %s', async (_title, blocks, action) => {
  const view = { type: 'modal', id: 'V1', callback_id: 'of_old', blocks };
  const payload = { type: 'view_submission', user: { id: 'U1' }, view };
  const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;

  const response = await post(signed(String(noon), body), body);

  expect(await response.json()).toMatchObject({ response_action: action });
});

/** Sends in pieces and, unlike `fetch`, still reads the answer when the server stops listening half-way. */
function send(body: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method: 'POST', headers: { ...signed(String(noon), body), ...headers } });
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
