import type { JsonObject } from '../json.js';
import { botCanSee, channelById } from '../workspace/channels.js';
import type { Channel, Message, Workspace } from '../workspace/workspace.js';
import { messagePayload } from './message-payload.js';
import { type Answer, type Method, refuse } from './method.js';
import { pageOf } from './page.js';
import type { Arguments } from './read-arguments.js';
import { missingScopeFor, scopesOfAnyKind } from './scopes.js';

/** Methods that read what was said. */
export const historyMethods: Readonly<Record<string, Method>> = {
  'conversations.history': { scopes: scopesOfAnyKind('history'), required: ['channel'], run: history },
  'conversations.replies': { scopes: scopesOfAnyKind('history'), required: ['channel', 'ts'], run: replies },
};

/** The channel's main line, newest first. */
function history(workspace: Workspace, args: Arguments): Answer {
  const found = readableChannel(workspace, args);
  if (found.kind === 'refused') return found.answer;
  const shown = everybodySees(found.channel).filter((one) => one.threadTs === undefined || one.replyBroadcast);
  const newestFirst = shown.filter((one) => isWithin(one.ts, args)).reverse();
  return answerPage(workspace, found.channel, newestFirst, args);
}

/** A thread: its first message, then the replies, oldest first. */
function replies(workspace: Workspace, args: Arguments): Answer {
  const found = readableChannel(workspace, args);
  if (found.kind === 'refused') return found.answer;
  const all = everybodySees(found.channel);
  const asked = all.find((one) => one.ts === args.text('ts'));
  if (asked === undefined) return refuse('thread_not_found');
  const parentTs = asked.threadTs ?? asked.ts;
  const parent = all.filter((one) => one.ts === parentTs);
  const answers = all.filter((one) => one.threadTs === parentTs && isWithin(one.ts, args));
  return answerPage(workspace, found.channel, [...parent, ...answers], args);
}

type Found =
  | { readonly kind: 'found'; readonly channel: Channel }
  | { readonly kind: 'refused'; readonly answer: Answer };

/** Unlike `chat.postMessage`, reading takes ids only, and only in channels that the bot is in. */
function readableChannel(workspace: Workspace, args: Arguments): Found {
  const channel = channelById(workspace, args.text('channel') ?? '');
  if (channel === undefined || !botCanSee(workspace, channel)) return refused(refuse('channel_not_found'));
  const denied = missingScopeFor(workspace, channel.kind, 'history');
  if (denied !== undefined) return refused(denied);
  if (!channel.members.has(workspace.app.botUserId)) return refused(refuse('not_in_channel'));
  return { kind: 'found', channel };
}

function refused(answer: Answer): Found {
  return { kind: 'refused', answer };
}

function everybodySees(channel: Channel): Message[] {
  return channel.messages.filter((one) => one.ephemeralTo === undefined);
}

/** `oldest` and `latest` bound the timestamps; the bounds themselves count only with `inclusive`. */
function isWithin(ts: string, args: Arguments): boolean {
  const oldest = args.number('oldest') ?? Number.NEGATIVE_INFINITY;
  const latest = args.number('latest') ?? Number.POSITIVE_INFINITY;
  const at = Number(ts);
  return args.flag('inclusive') ? at >= oldest && at <= latest : at > oldest && at < latest;
}

function answerPage(workspace: Workspace, channel: Channel, messages: readonly Message[], args: Arguments): Answer {
  const page = pageOf(messages, args, 999);
  if (page.kind === 'refused') return refuse(page.error);
  const withAll = args.flag('include_all_metadata') === true;
  const shown = page.items.map((one) => ({
    ...messagePayload(workspace, one, withAll),
    ...threadPayload(channel, one),
  }));
  const cursor = page.hasMore ? { response_metadata: page.metadata } : {};
  return { ok: true, messages: shown, has_more: page.hasMore, ...cursor };
}

/** The first message of a thread says how many replies it has. */
function threadPayload(channel: Channel, message: Message): JsonObject {
  const answers = everybodySees(channel).filter((one) => one.threadTs === message.ts);
  if (answers.length === 0) return {};
  return {
    thread_ts: message.ts,
    reply_count: answers.length,
    reply_users: [...new Set(answers.map((one) => one.user))],
    latest_reply: answers.at(-1)?.ts,
  };
}
