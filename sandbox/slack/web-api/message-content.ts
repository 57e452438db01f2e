import { limits } from '../block-kit/limits.js';
import { validateBlocks } from '../block-kit/validate.js';
import { asList, asObjects, asText, isObject, type Json, type JsonObject } from '../json.js';
import { type Answer, refuse } from './method.js';
import type { Arguments } from './read-arguments.js';

/** What a message says, checked. */
export interface MessageContent {
  readonly text: string;
  readonly blocks: JsonObject[];
  readonly attachments: Json[];
  readonly metadata: JsonObject | undefined;
  readonly linksNames: boolean;
  readonly mrkdwn: boolean;
}

/** Checked content, or Slack's refusal. */
export type ContentResult =
  | { readonly kind: 'content'; readonly content: MessageContent }
  | { readonly kind: 'refused'; readonly answer: Answer };

/** Reads and checks `text`, `blocks`, `attachments` and `metadata` of a new or (`edited`) changed message. */
export function readContent(args: Arguments, edited = false): ContentResult {
  const answer = contentProblem(args, edited);
  if (answer !== undefined) return { kind: 'refused', answer };
  const metadata = args.json('metadata');
  const content: MessageContent = {
    text: (args.text('text') ?? args.text('markdown_text') ?? '').slice(0, limits.message.text),
    blocks: asObjects(args.json('blocks')),
    attachments: asList(args.json('attachments')),
    metadata: isObject(metadata) && metadata.event_type !== undefined ? metadata : undefined,
    linksNames: args.text('parse') === 'full' || args.flag('link_names') === true,
    mrkdwn: args.flag('mrkdwn') ?? true,
  };
  return { kind: 'content', content };
}

function contentProblem(args: Arguments, edited: boolean): Answer | undefined {
  const blocks = args.json('blocks');
  if (args.has('blocks') && !Array.isArray(blocks)) return refuse('invalid_blocks_format');
  const attachments = asList(args.json('attachments'));
  if (attachments.length > limits.message.attachments) return refuse('too_many_attachments');
  if (args.has('markdown_text') && (args.has('text') || args.has('blocks'))) return refuse('markdown_text_conflict');
  if ((args.text('markdown_text') ?? '').length > limits.message.markdown) return refuse('msg_too_long');
  if (edited && (args.text('text') ?? '').length > limits.message.editedText) return refuse('msg_too_long');
  const isEmpty = !args.has('text') && !args.has('markdown_text') && asList(blocks).length + attachments.length === 0;
  if (isEmpty) return refuse('no_text');
  const wrong = validateBlocks(asList(blocks), 'message');
  if (wrong.length > 0) return refuse('invalid_blocks', wrong);
  return args.has('metadata') ? metadataProblem(args.json('metadata'), edited) : undefined;
}

/** Metadata is `{event_type, event_payload}`. An edit takes it off with `{}`. */
function metadataProblem(metadata: Json | undefined, edited: boolean): Answer | undefined {
  if (edited && isObject(metadata) && Object.keys(metadata).length === 0) return undefined;
  if (!isObject(metadata) || asText(metadata.event_type) === '') return refuse('invalid_metadata_format');
  if (!isObject(metadata.event_payload)) return refuse('invalid_metadata_format');
  return JSON.stringify(metadata).length > limits.message.metadata ? refuse('metadata_too_large') : undefined;
}
