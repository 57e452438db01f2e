import { asObject, asObjects, asText } from '../json.js';
import { elementsOf } from '../workspace/fill-ids.js';
import type { Message, Person, Workspace } from '../workspace/workspace.js';
import { renderBlocks, renderText } from './render-blocks.js';
import { renderMrkdwn } from './render-mrkdwn.js';
import { type ShownLink, viewerFor } from './viewer.js';

/** A message as one person sees it. */
export interface ShownMessage {
  readonly ts: string;
  /** The name of who wrote it. */
  readonly from: string;
  /** All lines together. */
  readonly text: string;
  readonly lines: readonly string[];
  /** What a notification or a screen reader says: the top-level text alone. */
  readonly notification: string;
  readonly buttons: readonly string[];
  readonly links: readonly ShownLink[];
  /** Mentions that notify people, e.g. `@channel` or `@Jane Doe`; those of everybody also stand in `text` as `⚠@channel`. */
  readonly live: readonly string[];
  /** Only this person sees it. */
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly replies: readonly ShownMessage[];
}

/** Renders a stored message for a person. `replies` are the messages of its thread that the person sees. */
export function renderMessage(
  workspace: Workspace,
  person: Person,
  message: Message,
  replies: readonly ShownMessage[] = [],
): ShownMessage {
  const viewer = viewerFor(workspace, person);
  const plain = message.mrkdwn ? renderMrkdwn(message.text, viewer, message.linksNames) : message.text;
  const attached = message.attachments.flatMap((one) => renderBlocks(asObjects(asObject(one).blocks), viewer));
  const body = message.blocks.length > 0 ? renderBlocks(message.blocks, viewer) : plain.split('\n');
  const lines = [...body, ...attached];
  const buttons = elementsOf(message.blocks).filter(({ element }) => element.type === 'button');
  return {
    ts: message.ts,
    from: workspace.people.get(message.user)?.name ?? message.user,
    text: lines.join('\n'),
    lines,
    notification: plain,
    buttons: buttons.map(({ element }) => renderText(element.text, viewer) || asText(element.action_id)),
    links: viewer.links,
    live: [...new Set(viewer.live)],
    ephemeral: message.ephemeralTo !== undefined,
    edited: message.edited !== undefined,
    replies,
  };
}
