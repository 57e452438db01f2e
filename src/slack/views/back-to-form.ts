import type { ModalView } from '@slack/types';
import { actionIds } from '../identifiers.js';
import { limits } from './limits.js';
import { renderNotice } from './notice-modal.js';
import type { PreviewMemory } from './preview-memory.js';
import { plain } from './text.js';

/** A window that says why nothing was posted, and leads back to the form with all that was chosen in it. */
export function renderBackToForm(memory: PreviewMemory, paragraphs: readonly string[]): ModalView {
  const view = renderNotice('Runbook', ...paragraphs);
  return {
    ...view,
    private_metadata: JSON.stringify(memory),
    blocks: [
      ...view.blocks,
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            style: 'primary',
            action_id: actionIds.backToForm,
            text: plain('Back to the form', limits.buttonText),
          },
        ],
      },
    ],
  };
}
