import { validateBlocks } from '../block-kit/validate.js';
import { asList, asObjects, asText, type JsonObject } from '../json.js';
import { addMessage, removeMessage } from './messages.js';
import { announceChange, type Channel, type Message, type ResponseUrl, type Workspace } from './workspace.js';

/** A `response_url` may be used five times within thirty minutes. */
const uses = 5;
const lifetime = 30 * 60 * 1000;

/** Makes the URL through which the app may answer one interaction, and the state behind it. */
export function issueResponseUrl(
  workspace: Workspace,
  path: 'commands' | 'actions',
  about: Pick<ResponseUrl, 'person' | 'channel' | 'original' | 'threadTs'>,
): { readonly url: string; readonly responseUrl: ResponseUrl } {
  const id = `${workspace.team.id}/${workspace.nextId('1')}/${workspace.nextId('s')}`;
  const responseUrl: ResponseUrl = { ...about, usesLeft: uses, expiresAt: workspace.now() + lifetime };
  workspace.responseUrls.set(`/${path}/${id}`, responseUrl);
  return { url: `${workspace.origin}/${path}/${id}`, responseUrl };
}

/** What came of an answer to an interaction. */
export type ResponseResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly error: string; readonly messages: readonly string[] };

/** Carries out a message sent to a `response_url`. */
export function useResponseUrl(workspace: Workspace, responseUrl: ResponseUrl, body: JsonObject): ResponseResult {
  if (workspace.now() > responseUrl.expiresAt) return refused('expired_url');
  if (responseUrl.usesLeft <= 0) return refused('used_url');
  const result = answerInteraction(workspace, responseUrl, body);
  if (result.kind === 'done') responseUrl.usesLeft -= 1;
  return result;
}

/** Shows the app's answer to an interaction: to the person alone, unless it says `response_type: in_channel`. */
export function answerInteraction(workspace: Workspace, about: ResponseUrl, body: JsonObject): ResponseResult {
  const channel = workspace.channels.get(about.channel);
  if (channel === undefined) return refused('channel_not_found');
  const original = channel.messages.find((one) => one.ts === about.original);
  if (body.delete_original === true)
    return original === undefined ? refused('message_not_found') : deleted(workspace, channel, original);
  const blocks = asObjects(body.blocks);
  const wrong = validateBlocks(asList(body.blocks), 'message');
  if (wrong.length > 0) return refused('invalid_blocks', wrong);
  const text = asText(body.text);
  if (text === '' && blocks.length === 0 && asList(body.attachments).length === 0) return refused('no_text');
  if (body.replace_original === true && original !== undefined) return replaced(workspace, original, text, blocks);
  addAnswer(workspace, channel, about, body);
  return { kind: 'done' };
}

function addAnswer(workspace: Workspace, channel: Channel, about: ResponseUrl, body: JsonObject): void {
  const isPublic = body.response_type === 'in_channel';
  const message = addMessage(workspace, channel, {
    user: workspace.app.botUserId,
    botId: workspace.app.botId,
    text: asText(body.text),
    blocks: asObjects(body.blocks),
    attachments: asList(body.attachments),
    threadTs: asText(body.thread_ts) || about.threadTs,
    ...(isPublic ? {} : { ephemeralTo: about.person }),
  });
  about.original ??= message.ts;
}

function replaced(workspace: Workspace, original: Message, text: string, blocks: JsonObject[]): ResponseResult {
  original.text = text;
  original.blocks = blocks;
  original.edited = { user: workspace.app.botUserId, ts: original.ts };
  announceChange(workspace);
  return { kind: 'done' };
}

function deleted(workspace: Workspace, channel: Channel, original: Message): ResponseResult {
  removeMessage(workspace, channel, original);
  return { kind: 'done' };
}

function refused(error: string, messages: readonly string[] = []): ResponseResult {
  return { kind: 'refused', error, messages };
}
