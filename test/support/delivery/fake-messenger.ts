import type { Destination, Message, MessagePlace, Messenger } from '../../../src/call/ports/slack.js';

interface StandingMessage extends MessagePlace {
  /** `#support_manager`, `under 1000`, `under 1000 and in the channel` or `to U0JOHN`. */
  readonly where: string;
  readonly key: string;
  readonly message: Message;
}

export interface FakeMessenger extends Messenger {
  readonly messages: readonly StandingMessage[];
  /** Every request, e.g. `post #support_manager`. */
  readonly requests: readonly string[];
  /** The next request of this kind fails; with `lost`, after it has taken effect. */
  failNext(method: keyof Messenger, failure: Error, effect?: 'none' | 'lost'): void;
}

/** A workspace that keeps messages in memory. Its clock stands at `now`, in milliseconds since the epoch. */
export function createFakeMessenger(now: number): FakeMessenger {
  const messages: StandingMessage[] = [];
  const requests: string[] = [];
  const failures = new Map<keyof Messenger, { readonly failure: Error; readonly effect: 'none' | 'lost' }>();

  function request<Answer>(method: keyof Messenger, about: string, take: () => Answer): Answer {
    requests.push(`${method} ${about}`);
    const planned = failures.get(method);
    failures.delete(method);
    if (planned?.effect === 'none') throw planned.failure;
    const answer = take();
    if (planned) throw planned.failure;
    return answer;
  }

  return {
    messages,
    requests,
    failNext: (method, failure, effect = 'none') => failures.set(method, { failure, effect }),
    post: async (destination, message, key) =>
      request('post', nameOf(destination), () => {
        const where = nameOf(destination);
        const place = { channelId: `C-${where}`, ts: `${now / 1_000 + messages.length}` };
        messages.push({ where, message, key, ...place });
        return place;
      }),
    update: async (place, message) =>
      request('update', place.ts, () => {
        const index = messages.findIndex(({ ts }) => ts === place.ts);
        const standing = messages[index];
        if (!standing) throw new Error(`No message stands at ${place.ts}.`);
        messages[index] = { ...standing, message };
      }),
    permalink: async ({ channelId, ts }) =>
      request('permalink', ts, () => `https://slack.example/archives/${channelId}/p${ts}`),
    findPosted: async (destination, key, since) =>
      request('findPosted', `${nameOf(destination)} since ${since}`, () => {
        const found = messages.find((each) => each.where === nameOf(destination) && each.key === key);
        return found && { channelId: found.channelId, ts: found.ts };
      }),
  };
}

function nameOf(destination: Destination): string {
  switch (destination.kind) {
    case 'channel':
      return destination.name;
    case 'thread':
      return `under ${destination.under.ts}${destination.broadcast ? ' and in the channel' : ''}`;
    case 'person':
      return `to ${destination.slackId}`;
  }
}
