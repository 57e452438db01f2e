import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LightServer, startLightServer } from './light-server.js';

/** Slack takes about one post per second and channel. Source: https://docs.slack.dev/apis/web-api/rate-limits */
const betweenPosts = 1_000;

/** A post that was taken. */
export interface TakenPost {
  /** When, in milliseconds since the epoch. */
  readonly at: number;
  readonly channel: string;
  readonly ts: string;
  readonly metadata: unknown;
}

/** A Slack that does nothing but take posts, so that it is not what is measured, and refuse those that come too soon. */
export interface LightSlack extends LightServer {
  readonly posts: readonly TakenPost[];
  /** How often it has answered 429. */
  refused(): number;
}

const identity = { ok: true, team_id: 'T1', team: 'Bench', user_id: 'U1', bot_id: 'B1' };

export async function startLightSlack(): Promise<LightSlack> {
  const posts: TakenPost[] = [];
  const lastOf = new Map<string, number>();
  let refused = 0;

  function post(form: URLSearchParams, response: ServerResponse): unknown {
    const at = Date.now();
    const channel = form.get('channel') ?? '';
    if (at - (lastOf.get(channel) ?? 0) < betweenPosts) {
      refused += 1;
      response.writeHead(429, { 'retry-after': '1' });
      return { ok: false, error: 'ratelimited' };
    }
    lastOf.set(channel, at);
    const ts = `${Math.floor(at / 1000)}.${String(posts.length).padStart(6, '0')}`;
    posts.push({ at, channel, ts, metadata: JSON.parse(form.get('metadata') ?? '{}') });
    return { ok: true, channel, ts };
  }

  function answer(request: IncomingMessage, body: string, response: ServerResponse): unknown {
    const form = new URLSearchParams(body);
    switch (request.url) {
      case '/api/auth.test':
        return identity;
      case '/api/chat.postMessage':
        return post(form, response);
      case '/api/conversations.replies':
        return { ok: true, messages: posts.filter(({ channel }) => channel === form.get('channel')) };
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  return { ...(await startLightServer(answer)), posts, refused: () => refused };
}
