import { z } from 'zod';
import { readProduct } from '../../call/product.js';
import { actionIds, blockIds, contactBlockId, placeOfContact } from '../../slack/identifiers.js';
import { readModalPayload, type StateValues } from '../../slack/listeners/modal-payload.js';
import { PreviewMetadata } from '../../slack/private-metadata.js';
import type { Picked } from './ask-about-contacts.js';
import type { Choices } from './draft-announcement.js';

const PickedUser = z.object({ selected_user: z.string().nullish() });
const Chosen = z.object({ selected_option: z.object({ value: z.string() }).nullish() });

/** A click or submit in a modal about a call: by whom, in which modal, and what it holds. */
export interface ModalClick {
  readonly slackId: string;
  readonly modal: { readonly viewId: string; readonly hash: string };
  readonly metadata: PreviewMetadata;
  readonly issue: { readonly project: number; readonly iid: number };
  readonly choices: Choices;
  /** Who the contacts are that were asked about. */
  readonly picked: Picked;
}

/** Reads the payload of a click or submit. Throws when it is not from one of the app's own modals. */
export function readModalClick(body: unknown): ModalClick {
  const { user, view } = readModalPayload(body);
  const metadata = PreviewMetadata.parse(JSON.parse(view.private_metadata));
  const product = chosenValue(view.state.values, blockIds.product, actionIds.chooseProduct);
  const instant = chosenValue(view.state.values, blockIds.time, actionIds.chooseTime);
  const item = chosenValue(view.state.values, blockIds.item, actionIds.chooseItem);
  return {
    slackId: user.id,
    modal: { viewId: view.id, hash: view.hash },
    metadata,
    issue: { project: metadata.projectId, iid: metadata.iid },
    choices: {
      product: (product ? readProduct(product) : undefined) ?? metadata.kept?.product ?? metadata.typedProduct,
      instant: instant ? Number(instant) : metadata.kept?.instant,
      item: item ?? metadata.kept?.item,
    },
    picked: new Map([...keptPicks(metadata), ...pickedContacts(view.state.values, metadata.names ?? [])]),
  };
}

/** A question that is not in the modal is not in its state either; one that is left empty is. */
function pickedContacts(values: StateValues, names: readonly string[]): Picked {
  return new Map(
    Object.keys(values).flatMap((block) => {
      const place = placeOfContact(block);
      const name = place === undefined ? undefined : names[place];
      if (place === undefined || name === undefined) return [];
      const picked = PickedUser.safeParse(values[contactBlockId(place)]?.[actionIds.pickContact]);
      return [[name, (picked.success ? picked.data.selected_user : undefined) ?? undefined] as const];
    }),
  );
}

/** From the form that a notice has replaced. */
function keptPicks({ kept }: PreviewMetadata): Picked {
  return new Map(kept?.picked.map(([name, slackId]) => [name, slackId ?? undefined]));
}

/** The memory of a notice that replaces the form, with what was chosen in it. */
export function keepChoices({ metadata, choices, picked }: ModalClick): PreviewMetadata {
  const { names: _names, ...rest } = metadata;
  const { product, instant, item } = choices;
  return {
    ...rest,
    kept: {
      ...(product === undefined ? {} : { product }),
      ...(instant === undefined ? {} : { instant }),
      ...(item === undefined ? {} : { item }),
      picked: [...picked].map(([name, slackId]) => [name, slackId ?? null]),
    },
  };
}

function chosenValue(values: StateValues, blockId: string, actionId: string): string | undefined {
  const chosen = Chosen.safeParse(values[blockId]?.[actionId]);
  return chosen.success ? chosen.data.selected_option?.value : undefined;
}
