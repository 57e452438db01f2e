import { asObjects, asText, type JsonObject } from '../json.js';
import { optionTexts, renderBlocks, renderText } from '../render/render-blocks.js';
import { viewerFor } from '../render/viewer.js';
import { elementsOf, type PlacedElement } from '../workspace/fill-ids.js';
import { topView } from '../workspace/views.js';
import type { Channel, Message, View } from '../workspace/workspace.js';
import { conversationOf } from './conversation.js';
import { lookAt, visibleIn } from './screen.js';
import type { Session } from './session.js';
import { labelOf } from './shown-modal.js';

/** Where to look for something to click or fill in. */
export interface Where {
  /** `modal`, `home`, `dm`, `#channel`. Left out: the modal if one is open, else messages and Home, newest first. */
  readonly in?: string;
  /** The `ts` of the message, or a part of what it says. */
  readonly message?: string;
  /** A part of what a block says: the element stands in it or follows it, as in a form with a heading for each task. */
  readonly below?: string;
}

/** What an element stands in. */
export type Surface =
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'message'; readonly message: Message; readonly channel: Channel };

/** An element together with what it stands in. */
export interface FoundElement extends PlacedElement {
  readonly surface: Surface;
}

/** Finds the newest visible element that people call `name`: its text, its label, or its `action_id`. */
export function findElement(
  session: Session,
  name: string,
  where: Where,
  wanted: (element: JsonObject) => boolean,
): FoundElement {
  for (const surface of surfacesOf(session, where)) {
    const found = elementsOf(blocksBelow(session, blocksOf(surface), where.below)).filter(({ element }) =>
      wanted(element),
    );
    const exact = found.find((placed) => namesOf(session, placed).includes(name));
    if (exact !== undefined) return { ...exact, surface };
  }
  throw new Error(`${session.person.handle} sees nothing called "${name}" to use.\n${lookAt(session).text}`);
}

function namesOf(session: Session, { block, element }: PlacedElement): string[] {
  const viewer = viewerFor(session.workspace, session.person);
  const own = renderText(element.text, viewer);
  const options = element.type === 'overflow' ? optionTexts(element, viewer) : [];
  return [
    own,
    labelOf(block, element, viewer),
    asText(element.action_id),
    asText(element.accessibility_label),
    ...options,
  ].filter((name) => name !== '');
}

function blocksBelow({ workspace, person }: Session, blocks: JsonObject[], heading: string | undefined): JsonObject[] {
  if (heading === undefined) return blocks;
  const at = blocks.findIndex((block) =>
    renderBlocks([block], viewerFor(workspace, person)).join('\n').includes(heading),
  );
  return at < 0 ? [] : blocks.slice(at);
}

function blocksOf(surface: Surface): JsonObject[] {
  return surface.kind === 'message' ? surface.message.blocks : asObjects(surface.view.content.blocks);
}

/** What the person would look at, in this order. An open modal covers everything else. */
function surfacesOf(session: Session, where: Where): Surface[] {
  const { workspace, person } = session;
  const modal = inView(topView(workspace, person.id));
  const home = inView(workspace.homes.get(person.id));
  if (where.in === 'modal') return modal;
  if (where.in === 'home') return home;
  if (where.in !== undefined || where.message !== undefined) return messageSurfaces(session, where);
  return modal.length > 0 ? modal : [...messageSurfaces(session, where), ...home];
}

function inView(view: View | undefined): Surface[] {
  return view === undefined ? [] : [{ kind: 'view', view }];
}

function messageSurfaces(session: Session, where: Where): Surface[] {
  const { workspace, person } = session;
  const mine = [...workspace.channels.values()].filter((one) => one.members.has(person.id));
  const channels = where.in === undefined ? mine : [conversationOf(session, where.in)];
  return channels
    .flatMap((channel) =>
      visibleIn(session, channel).map((message) => ({ kind: 'message' as const, message, channel })),
    )
    .filter(
      ({ message }) => where.message === undefined || message.ts === where.message || says(message, where.message),
    )
    .sort((a, b) => Number(b.message.ts) - Number(a.message.ts));
}

function says(message: Message, part: string): boolean {
  return message.text.includes(part) || JSON.stringify(message.blocks).includes(part);
}
