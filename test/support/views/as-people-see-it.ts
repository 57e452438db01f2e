import { validateBlocks, validateView } from '../../../sandbox/slack/block-kit/validate.js';
import { asObject, asObjects, asText, type Json, type JsonObject } from '../../../sandbox/slack/json.js';
import { type ShownView, showView } from '../../../sandbox/slack/person/shown-modal.js';
import { optionsOf } from '../../../sandbox/slack/render/render-blocks.js';
import { renderMessage, type ShownMessage } from '../../../sandbox/slack/render/render-message.js';
import { createWorkspace } from '../../../sandbox/slack/workspace/create-workspace.js';
import { stateOf, stateWith } from '../../../sandbox/slack/workspace/element-state.js';
import { elementsOf } from '../../../sandbox/slack/workspace/fill-ids.js';
import { openView } from '../../../sandbox/slack/workspace/views.js';
import type { Person } from '../../../sandbox/slack/workspace/workspace.js';
import type { RenderedMessage } from '../../../src/slack/block-kit/rendered-message.js';
import type { StateValues } from '../../../src/slack/listeners/modal-payload.js';

const workspace = createWorkspace({
  manifest: { display_information: { name: 'Runbook' } },
  people: [
    { handle: 'jane', id: 'U0JANE', name: 'Jane Smith', tz: 'Europe/Berlin' },
    { handle: 'john', id: 'U0JOHN', name: 'John Doe', tz: 'America/Los_Angeles' },
  ],
  channels: [],
  now: () => Date.UTC(2031, 9, 1),
});

/** A message as Jane in Berlin sees it, mentions and links included. */
export function messageForJane(message: RenderedMessage): ShownMessage {
  return renderMessage(workspace, jane(), {
    ts: '1949400000.000000',
    channel: 'C0MANAGER',
    user: workspace.app.botUserId,
    botId: workspace.app.botId,
    text: message.text,
    blocks: blocksOf(message.blocks),
    attachments: [],
    metadata: undefined,
    threadTs: undefined,
    replyBroadcast: false,
    ephemeralTo: undefined,
    edited: undefined,
    linksNames: false,
    mrkdwn: true,
  });
}

/** Blocks as Jane in Berlin reads them, line by line. */
export function linesForJane(blocks: readonly object[]): readonly string[] {
  return modalForJane({ type: 'modal', blocks }).lines;
}

/** A modal as Jane in Berlin sees it. */
export function modalForJane(view: object): ShownView {
  const opened = openView(workspace, jane().id, asJson(view));
  if (opened.kind === 'refused') throw new Error(`The modal does not open: ${opened.error}.`);
  return showView(workspace, jane(), opened.view);
}

/** What a modal holds when Jane has put something into its fields: block → what she typed or chose. */
export function stateForJane(view: object, typed: Readonly<Record<string, string>> = {}): StateValues {
  const { blocks } = asJson(view);
  const state = stateOf(blocks);
  for (const { block, element } of elementsOf(blocks)) {
    const answer = typed[asText(block.block_id)];
    if (answer === undefined) continue;
    const option = optionsOf(element).find(({ value }) => value === answer);
    const value = element.type === 'checkboxes' ? [option ?? null] : (option ?? (answer === '' ? undefined : answer));
    state.get(asText(block.block_id))?.set(asText(element.action_id), stateWith(element, value) ?? {});
  }
  return Object.fromEntries([...state].map(([blockId, actions]) => [blockId, Object.fromEntries(actions)]));
}

/** What Slack would refuse a message's blocks for, and its text. */
export function refusalsOfMessage({ text, blocks }: RenderedMessage): readonly string[] {
  const longText = text.length > 4000 ? ['msg_too_long'] : [];
  return [...validateBlocks(blocksOf(blocks), 'message'), ...longText, ...(text === '' ? ['no_text'] : [])];
}

/** What Slack would refuse a modal for. */
export function refusalsOfModal(view: object): readonly string[] {
  const content = asJson(view);
  const tooLarge = JSON.stringify(content).length > 250_000 ? ['view_too_large'] : [];
  return [...validateView(content, 'modal', '/view'), ...tooLarge];
}

function jane(): Person {
  const person = workspace.people.get('U0JANE');
  if (!person) throw new Error('Jane is gone.');
  return person;
}

function blocksOf(blocks: readonly object[]): JsonObject[] {
  return asObjects(asJson({ blocks }).blocks);
}

/** What travels over the wire: members that are `undefined` are left out. */
function asJson(value: object): JsonObject {
  const json: Json = JSON.parse(JSON.stringify(value));
  return asObject(json);
}
