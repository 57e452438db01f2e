import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Refusal } from '../../call/access/refusal.js';
import { formatRefusal } from './format-refusal.js';
import { hideButton, openNewIssueButton } from './issue-button.js';
import { renderNotice } from './notice-modal.js';

/** A window that says why somebody may not do what they asked for, with the button that removes the reason, if one can. */
export function renderRefusal(title: string, refusal: Refusal): ModalView {
  const view = renderNotice(title, ...formatRefusal(refusal));
  return { ...view, blocks: [...view.blocks, ...remedyOf(refusal)] };
}

/** The button that removes the reason of a refusal, or leads to where the runbook is now. */
export function remedyOf(refusal: Refusal): readonly KnownBlock[] {
  const elements = remedyButtons(refusal);
  return elements.length > 0 ? [{ type: 'actions', elements: [...elements] }] : [];
}

function remedyButtons(refusal: Refusal): readonly Button[] {
  if (refusal.kind === 'not-confidential') return [hideButton(refusal)];
  return refusal.kind === 'issue-moved' && refusal.to ? openNewIssueButton(refusal.to) : [];
}

/** A form that stays as it is, with the remedy on top. */
export function withRemedy(view: ModalView, refusal: Refusal): ModalView {
  return { ...view, blocks: [...remedyOf(refusal), ...view.blocks] };
}
