import type { ModalView } from '@slack/types';
import { callbackIds } from '../identifiers.js';
import { limits } from './limits.js';
import { modal } from './modal.js';
import { plain } from './text.js';

/** A modal that only says something: that the app is reading, or why it cannot go on. */
export function renderNotice(title: string, ...paragraphs: readonly string[]): ModalView {
  return modal({
    callbackId: callbackIds.report,
    title,
    blocks: paragraphs.map((text) => ({ type: 'section', text: plain(text, limits.section) })),
  });
}

export function renderReading(): ModalView {
  return renderNotice('Runbook', 'Reading the runbook from GitLab…');
}

export function renderPosting(): ModalView {
  return renderNotice(
    'Runbook',
    'Posting…',
    'Keep this open if you can: if something fails, you can fix it here. If you close it, the result comes as a direct message.',
  );
}

export function renderRecording(): ModalView {
  return renderNotice(
    'Runbook',
    'Recording…',
    'Keep this open if you can: if something fails, you can fix it here. If you close it, the result comes as a direct message.',
  );
}

/** Stands in for a view that may not be shown yet. */
export function renderWorking(): ModalView {
  return renderNotice(
    'Runbook',
    'Working…',
    'If this takes longer than a minute, close it and run the command again. Nothing is done twice.',
  );
}
