import type { KnownBlock, ModalView } from '@slack/types';
import type { Refusal } from '../../application/refusal.js';
import { hideButton } from './issue-button.js';
import { renderNotice } from './notice-modal.js';
import { refusalWords } from './refusal-words.js';

/** A window that says why somebody may not do what they asked for, with the button that removes the reason, if one can. */
export function renderRefusal(title: string, refusal: Refusal): ModalView {
  const view = renderNotice(title, ...refusalWords(refusal));
  return { ...view, blocks: [...view.blocks, ...remedyOf(refusal)] };
}

/** The button that removes the reason of a refusal. */
export function remedyOf(refusal: Refusal): readonly KnownBlock[] {
  if (refusal.kind !== 'not-confidential') return [];
  return [{ type: 'actions', elements: [hideButton(refusal)] }];
}

/** A form that stays as it is, with the remedy on top. */
export function withRemedy(view: ModalView, refusal: Refusal): ModalView {
  return { ...view, blocks: [...remedyOf(refusal), ...view.blocks] };
}
