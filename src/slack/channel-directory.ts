import type { WebClient } from '@slack/web-api';
import { type ChannelInfo, channelProblem } from '../call/channel-check.js';
import type { ChannelBindings, ChannelDirectory } from '../call/ports/channels.js';
import { type ChannelSearch, findChannels } from './find-channels.js';
import { readChannel } from './read-channel.js';

/** How long what Slack said of a channel is used, in milliseconds: with the time it takes to ask less than a minute. */
const freshFor = 45_000;

/**
 * After a search that did not find everything, how many times its own duration passes before the next one, and how long
 * that is at most, in milliseconds. In a small workspace a channel is found at once, in a large one Slack is spared.
 */
const restPerDuration = 10;
const longestRest = 10 * 60_000;

interface Known {
  /** When Slack was asked, in milliseconds since the epoch. */
  readonly askedAt: number;
  readonly answer: Promise<Omit<ChannelInfo, 'wasPrivate'> | undefined>;
}

export interface ChannelDirectoryDeps {
  readonly client: WebClient;
  readonly bindings: ChannelBindings;
  /** The channels of the settings, which are looked for together: names with `#`, or ids. */
  readonly settings: readonly string[];
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Looks channels up at Slack, by the names of the settings or by id. */
export function createChannelDirectory({ client, bindings, settings, clock }: ChannelDirectoryDeps): ChannelDirectory {
  const known = new Map<string, Known>();
  const everPrivate = new Set<string>();
  const idOf = createNameResolver(client, bindings, settings, clock);

  function withPast(info: Omit<ChannelInfo, 'wasPrivate'> | undefined): ChannelInfo | undefined {
    if (info?.isPrivate) everPrivate.add(info.id);
    return info && { ...info, wasPrivate: everPrivate.has(info.id) };
  }

  function read(channelId: string): Known['answer'] {
    const now = clock();
    const last = known.get(channelId);
    if (last && last.askedAt <= now && now < last.askedAt + freshFor) return last.answer;
    const answer = readChannel(client, channelId);
    const asked = { askedAt: now, answer };
    known.set(channelId, asked);
    const forget = () => {
      if (known.get(channelId) === asked) known.delete(channelId);
    };
    // What Slack did not say is asked again, and so is what is wrong: somebody may be fixing it now.
    answer.then((info) => {
      if (channelProblem(withPast(info))) forget();
    }, forget);
    return answer;
  }

  return {
    channel: async (nameOrId) => {
      const channelId = await idOf(nameOrId);
      const info = channelId === undefined ? undefined : await read(channelId);
      return withPast(info);
    },
  };
}

/** Finds the ids of the settings' channels: from the database, else in Slack's list, once for all of them. */
function createNameResolver(
  client: WebClient,
  bindings: ChannelBindings,
  settings: readonly string[],
  clock: () => number,
): (nameOrId: string) => Promise<string | undefined> {
  const ids = new Map<string, string>();
  let search: ChannelSearch | undefined;
  let running: Promise<void> | undefined;
  let restUntil = Number.NEGATIVE_INFINITY;

  async function searchAll(names: readonly string[]): Promise<void> {
    const startedAt = clock();
    search ??= findChannels(client, new Set(names.map((name) => name.slice(1))));
    const found = await search.run();
    search = undefined;
    for (const name of names) {
      const id = found.get(name.slice(1));
      if (id !== undefined) ids.set(name, await bindings.bind(name, id, clock()));
    }
    restUntil = clock() + Math.min(longestRest, restPerDuration * Math.max(0, clock() - startedAt));
  }

  async function searchOnce(name: string): Promise<void> {
    const wanted = [...new Set([...settings.filter(isName), name])].filter((each) => !ids.has(each));
    const isResting = clock() < restUntil && restUntil - clock() <= longestRest;
    if (isResting) return;
    running ??= searchAll(wanted).finally(() => {
      running = undefined;
    });
    await running;
  }

  return async (nameOrId) => {
    if (!isName(nameOrId)) return nameOrId;
    const bound = ids.get(nameOrId) ?? (await bindings.find(nameOrId));
    if (bound === undefined) await searchOnce(nameOrId);
    else ids.set(nameOrId, bound);
    return ids.get(nameOrId);
  };
}

function isName(nameOrId: string): boolean {
  return nameOrId.startsWith('#');
}
