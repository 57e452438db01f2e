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
    'Leave this open if you can: should something stand in the way, what you typed comes back here. If you close it, the result comes as a direct message.',
  );
}

export function renderRecording(): ModalView {
  return renderNotice(
    'Runbook',
    'Recording…',
    'Leave this open if you can: should something stand in the way, what you typed comes back here. If you close it, the result comes as a direct message.',
  );
}

/** Stands in for a view that may not be shown yet. */
export function renderWorking(): ModalView {
  return renderNotice(
    'Runbook',
    'Working…',
    'If this does not change within a minute, close it and type the command again: nothing is done twice.',
  );
}
