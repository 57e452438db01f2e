import type { WebClient } from '@slack/web-api';
import { ServiceFailure } from '../call/ports/service-failure.js';
import { callSlack } from './call-slack.js';
import { readAnswer } from './read-answer.js';
import { ChannelPage } from './schemas.js';

/** Slack's most is 1,000; it advises fewer. Source: https://docs.slack.dev/reference/methods/conversations.list */
const perPage = 1000;

/** So many channels no workspace has: a list that is longer does not end. */
const mostPages = 500;

/** One way through the list of channels, which may take several attempts: Slack allows some 20 pages a minute. */
export interface ChannelSearch {
  /**
   * Goes on from where the last attempt ended, until every name is found or the list ends. Returns the ids by name, without
   * those that Slack does not show the app.
   * @throws ServiceFailure when Slack does not do its part; call it again to go on
   */
  run(): Promise<ReadonlyMap<string, string>>;
}

/**
 * Begins to look for channels by their names (without `#`), private and archived ones included, so that whoever uses one
 * learns what is wrong with it.
 */
export function findChannels(client: WebClient, names: ReadonlySet<string>): ChannelSearch {
  const found = new Map<string, string>();
  const cursors = new Set<string>();
  let cursor: string | undefined;

  async function readOn(): Promise<boolean> {
    const page = await readPage(client, cursor);
    for (const { id, name } of page.channels) if (name && names.has(name) && !found.has(name)) found.set(name, id);
    const next = page.response_metadata?.next_cursor || undefined;
    if (next === undefined || found.size === names.size) return false;
    if (cursors.has(next) || cursors.size >= mostPages) throw endless();
    cursors.add(next);
    cursor = next;
    return true;
  }

  return {
    run: async () => {
      while (await readOn());
      return found;
    },
  };
}

async function readPage(client: WebClient, cursor: string | undefined): Promise<ChannelPage> {
  const what = 'listing the channels';
  const page = { types: 'public_channel,private_channel', limit: perPage, ...(cursor ? { cursor } : {}) };
  return readAnswer(what, ChannelPage, await callSlack(what, () => client.conversations.list(page)));
}

function endless(): ServiceFailure {
  return new ServiceFailure('Slack’s list of channels does not end.', {
    service: 'Slack',
    kind: 'bad-answer',
    code: 'endless list',
  });
}
