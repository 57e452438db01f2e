import type { ModalView } from '@slack/types';
import { limits } from '../../slack/block-kit/limits.js';
import { renderNotice } from '../../slack/block-kit/notice-modal.js';
import { plain } from '../../slack/block-kit/text.js';
import { actionIds } from '../../slack/identifiers.js';
import type { PreviewMetadata } from '../../slack/private-metadata.js';

/** A window that says why nothing was posted, and leads back to the form with all that was chosen in it. */
export function renderBackToForm(metadata: PreviewMetadata, paragraphs: readonly string[]): ModalView {
  const view = renderNotice('Runbook', ...paragraphs);
  return {
    ...view,
    private_metadata: JSON.stringify(metadata),
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
