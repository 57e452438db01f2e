import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Refusal } from '../../application/refusal.js';
import { hideButton } from './issue-button.js';
import { announcementLimits, limits } from './limits.js';
import { renderNotice } from './notice-modal.js';
import { refusalWords } from './refusal-words.js';
import { plain } from './text.js';

/** A window that says why somebody may not do what they asked for, with the button that removes the reason, if one can. */
export function renderRefusal(title: string, refusal: Refusal): ModalView {
  const view = renderNotice(title, ...refusalWords(refusal));
  return { ...view, blocks: [...view.blocks, ...remedyOf(refusal)] };
}

/** The button that removes the reason of a refusal, or leads to where the runbook is now. */
export function remedyOf(refusal: Refusal): readonly KnownBlock[] {
  const button = remedyButton(refusal);
  return button ? [{ type: 'actions', elements: [button] }] : [];
}

function remedyButton(refusal: Refusal): Button | undefined {
  if (refusal.kind === 'not-confidential') return hideButton(refusal);
  if (refusal.kind !== 'issue-moved' || !refusal.to || refusal.to.webUrl.length > announcementLimits.url)
    return undefined;
  return {
    type: 'button',
    action_id: 'open_link_moved',
    text: plain('Open the new issue', limits.buttonText),
    url: refusal.to.webUrl,
  };
}

/** A form that stays as it is, with the remedy on top. */
export function withRemedy(view: ModalView, refusal: Refusal): ModalView {
  return { ...view, blocks: [...remedyOf(refusal), ...view.blocks] };
}
