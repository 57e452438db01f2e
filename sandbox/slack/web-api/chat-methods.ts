import { botCanSee, channelById, channelByName, openDirectMessage } from '../workspace/channels.js';
import { fillIds } from '../workspace/fill-ids.js';
import { addMessage, findMessage, removeMessage } from '../workspace/messages.js';
import { announceChange, type Channel, type Workspace } from '../workspace/workspace.js';
import { readContent } from './message-content.js';
import { messagePayload } from './message-payload.js';
import { type Answer, type Method, refuse } from './method.js';
import type { Arguments } from './read-arguments.js';

/** Methods that write messages, and the permalink of one. */
export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': { scopes: ['chat:write'], required: ['channel'], run: postMessage },
  'chat.postEphemeral': { scopes: ['chat:write'], required: ['channel', 'user'], run: postEphemeral },
  'chat.update': { scopes: ['chat:write'], required: ['channel', 'ts'], run: updateMessage },
  'chat.delete': { scopes: ['chat:write'], required: ['channel', 'ts'], run: deleteMessage },
  'chat.getPermalink': { scopes: [], required: ['channel', 'message_ts'], run: getPermalink },
};

/** `chat.postMessage` takes a channel's id, its name, or a person's id, which means their direct conversation. */
function postMessage(workspace: Workspace, args: Arguments): Answer {
  const channel = postTarget(workspace, args.text('channel') ?? '');
  if (channel === undefined) return refuse('channel_not_found');
  const denied = postingProblem(workspace, channel);
  if (denied !== undefined) return refuse(denied);
  const read = readContent(args);
  if (read.kind === 'refused') return read.answer;
  const threadTs = args.text('thread_ts');
  const parent = findMessage(channel, threadTs ?? '');
  if (threadTs !== undefined && parent === undefined) return refuse('thread_not_found');
  if (parent?.threadTs !== undefined) warnOfNestedReply(workspace);
  const message = addMessage(workspace, channel, {
    ...read.content,
    user: workspace.app.botUserId,
    botId: workspace.app.botId,
    threadTs,
    replyBroadcast: threadTs !== undefined && args.flag('reply_broadcast') === true,
  });
  return { ok: true, channel: channel.id, ts: message.ts, message: messagePayload(workspace, message, true) };
}

/** Threads have one level; Slack asks to use the parent's `ts`, and does not say what happens otherwise. */
function warnOfNestedReply({ journal, now }: Workspace): void {
  const messages = ['thread_ts is that of a reply: use its parent instead'];
  journal.problems.push({ at: now(), severity: 'warning', where: 'chat.postMessage', error: 'nested_reply', messages });
}

function postTarget(workspace: Workspace, target: string): Channel | undefined {
  const person = workspace.people.get(target);
  if (person !== undefined) return person.deleted || person.isBot ? undefined : openDirectMessage(workspace, person);
  const channel = channelByName(workspace, target);
  return channel !== undefined && botCanSee(workspace, channel) ? channel : undefined;
}

function postingProblem({ app }: Workspace, channel: Channel): string | undefined {
  if (channel.archived) return 'is_archived';
  if (channel.kind === 'im' && !app.messagesTab) return 'messages_tab_disabled';
  if (channel.members.has(app.botUserId)) return undefined;
  return channel.kind === 'public' && app.scopes.has('chat:write.public') ? undefined : 'not_in_channel';
}

function postEphemeral(workspace: Workspace, args: Arguments): Answer {
  const channel = postTarget(workspace, args.text('channel') ?? '');
  if (channel === undefined) return refuse('channel_not_found');
  const denied = postingProblem(workspace, channel);
  if (denied !== undefined) return refuse(denied);
  const person = workspace.people.get(args.text('user') ?? '');
  if (person === undefined) return refuse('user_not_found');
  if (!channel.members.has(person.id)) return refuse('user_not_in_channel');
  const read = readContent(args);
  if (read.kind === 'refused') return read.answer;
  const message = addMessage(workspace, channel, {
    ...read.content,
    user: workspace.app.botUserId,
    botId: workspace.app.botId,
    threadTs: args.text('thread_ts'),
    ephemeralTo: person.id,
  });
  return { ok: true, message_ts: message.ts };
}

/** Only the app's own messages can be changed. What is left out of `blocks`, `attachments` and `metadata` stays. */
function updateMessage(workspace: Workspace, args: Arguments): Answer {
  const channel = channelById(workspace, args.text('channel') ?? '');
  if (channel === undefined || !botCanSee(workspace, channel)) return refuse('channel_not_found');
  if (channel.archived) return refuse('is_inactive');
  const message = findMessage(channel, args.text('ts') ?? '');
  if (message === undefined) return refuse('message_not_found');
  if (message.botId !== workspace.app.botId) return refuse('cant_update_message');
  const read = readContent(args, true);
  if (read.kind === 'refused') return read.answer;
  const { text, blocks, attachments, metadata } = read.content;
  message.text = text;
  if (args.has('blocks')) message.blocks = fillIds(blocks, workspace.nextId);
  if (args.has('attachments')) message.attachments = attachments;
  if (args.has('metadata')) message.metadata = metadata;
  message.edited = { user: workspace.app.botUserId, ts: `${Math.floor(workspace.now() / 1000)}.000000` };
  announceChange(workspace);
  return { ok: true, channel: channel.id, ts: message.ts, text, message: messagePayload(workspace, message, true) };
}

function deleteMessage(workspace: Workspace, args: Arguments): Answer {
  const channel = channelById(workspace, args.text('channel') ?? '');
  if (channel === undefined || !botCanSee(workspace, channel)) return refuse('channel_not_found');
  const message = findMessage(channel, args.text('ts') ?? '');
  if (message === undefined) return refuse('message_not_found');
  if (message.botId !== workspace.app.botId) return refuse('cant_delete_message');
  removeMessage(workspace, channel, message);
  return { ok: true, channel: channel.id, ts: message.ts };
}

function getPermalink(workspace: Workspace, args: Arguments): Answer {
  const channel = channelById(workspace, args.text('channel') ?? '');
  if (channel === undefined || !botCanSee(workspace, channel)) return refuse('channel_not_found');
  const message = findMessage(channel, args.text('message_ts') ?? '');
  if (message === undefined) return refuse('message_not_found');
  const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
  const path = `archives/${channel.id}/p${message.ts.replace('.', '')}`;
  return { ok: true, channel: channel.id, permalink: `https://${workspace.team.domain}.slack.com/${path}${thread}` };
}
