import type { TaskResult } from '../runbook/runbook.js';

/** Every name by which Slack calls back, once. manifest.yml is held to these by a test. */
export const command = '/runbook';

export const callbackIds = {
  announce: 'announce',
  report: 'report',
  outcomes: 'outcomes',
  complete: 'complete',
} as const;

export const actionIds = {
  chooseProduct: 'choose_product',
  chooseTime: 'choose_time',
  chooseItem: 'choose_item',
  backToForm: 'back_to_form',
  makeConfidential: 'make_confidential',
  hideRunbook: 'hide_runbook',
  pickContact: 'pick_contact',
  retryFailed: 'retry_failed',
  retryFromNotice: 'retry_from_notice',
  dismissFailed: 'dismiss_failed',
  previewAgain: 'preview_again',
  recordOutcomes: 'record_outcomes',
  completeCall: 'complete_call',
  runStart: 'run_start',
  runRecord: /^run_settle_/,
  runUndo: 'run_undo',
  pagePrevious: 'page_previous',
  pageNext: 'page_next',
  followUpNeeded: 'follow_up_needed',
  addFollowUp: 'add_follow_up',
  openLink: /^open_link/,
} as const;

export const blockIds = {
  product: 'product',
  time: 'time',
  item: 'item',
} as const;

/** The question about the unknown contact at this place, from 0. */
export function contactBlockId(place: number): string {
  return `contact_${place}`;
}

/** The place of the unknown contact that a block asks about; `undefined` for any other block. */
export function placeOfContact(blockId: string): number | undefined {
  const place = /^contact_(\d{1,4})$/.exec(blockId)?.[1];
  return place === undefined ? undefined : Number(place);
}

/** Slack wants every element of a block to have a name of its own. */
export function recordActionId(result: TaskResult): string {
  return `run_settle_${result.toLowerCase()}`;
}

/** The metadata event type of every message the app posts. */
export const deliveryEventType = 'runbook_delivery';
