import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LightServer, startLightServer } from './light-server.js';

/** Slack takes about one post per second and channel. Source: https://docs.slack.dev/apis/web-api/rate-limits */
const betweenPosts = 1_000;

const minute = 60_000;

/** Requests a minute for what the app does here, by their tiers. Source: as above. */
const perMinute: Readonly<Record<string, number>> = {
  'users.info': 100,
  'users.lookupByEmail': 50,
  'conversations.info': 50,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.open': 50,
  'conversations.list': 20,
  'chat.update': 50,
};

/** A post that was taken. */
export interface TakenPost {
  /** When, in milliseconds since the epoch. */
  readonly at: number;
  readonly channel: string;
  readonly ts: string;
  readonly metadata: unknown;
}

/** A Slack that takes posts and knows everybody, so that it is not what is measured, and refuses what comes too soon. */
export interface LightSlack extends LightServer {
  readonly posts: readonly TakenPost[];
  /** How often it has answered 429. */
  refused(): number;
  /** How often a method was called. */
  asked(method: string): number;
}

interface LightSlackOptions {
  /** In all channels together; as many as come when left out. */
  readonly postsPerMinute?: number;
}

const identity = { ok: true, team_id: 'T1', team: 'Bench', user_id: 'U1', bot_id: 'B1' };
const tooSoon = { ok: false, error: 'ratelimited' };

export async function startLightSlack({ postsPerMinute }: LightSlackOptions = {}): Promise<LightSlack> {
  const posts: TakenPost[] = [];
  const lastOf = new Map<string, number>();
  const counts = new Map<string, number>();
  const limits = new Map(
    Object.entries({ ...perMinute, 'chat.postMessage': postsPerMinute ?? Number.POSITIVE_INFINITY }),
  );
  const windows = new Map([...limits.keys()].map((method) => [method, [] as number[]]));
  let refused = 0;

  function fits(method: string, at: number): boolean {
    const window = windows.get(method);
    if (!window) return true;
    while ((window[0] ?? at) <= at - minute) window.shift();
    if (window.length >= (limits.get(method) ?? 0)) return false;
    window.push(at);
    return true;
  }

  function refuse(response: ServerResponse, seconds: number): unknown {
    refused += 1;
    response.writeHead(429, { 'retry-after': String(seconds) });
    return tooSoon;
  }

  function post(form: URLSearchParams, response: ServerResponse, at: number): unknown {
    const channel = form.get('channel') ?? '';
    if (at - (lastOf.get(channel) ?? 0) < betweenPosts) return refuse(response, 1);
    lastOf.set(channel, at);
    const ts = `${Math.floor(at / 1000)}.${String(posts.length).padStart(6, '0')}`;
    posts.push({ at, channel, ts, metadata: JSON.parse(form.get('metadata') ?? '{}') });
    return { ok: true, channel, ts };
  }

  function answer(request: IncomingMessage, body: string, response: ServerResponse): unknown {
    const form = new URLSearchParams(body);
    const method = request.url?.split('/').at(-1) ?? '';
    const at = Date.now();
    counts.set(method, (counts.get(method) ?? 0) + 1);
    if (!fits(method, at)) return refuse(response, 30);
    switch (method) {
      case 'auth.test':
        return identity;
      case 'chat.postMessage':
        return post(form, response, at);
      case 'users.info':
        return { ok: true, user: { id: form.get('user'), team_id: 'T1', real_name: 'Somebody', tz: 'Europe/Berlin' } };
      case 'conversations.replies':
        return { ok: true, messages: posts.filter(({ channel }) => channel === form.get('channel')) };
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  const server = await startLightServer(answer);
  return { ...server, posts, refused: () => refused, asked: (method) => counts.get(method) ?? 0 };
}
