/** Every name by which Slack calls back, once. manifest.yml is held to these by a test. */
export const command = '/runbook';

export const callbackIds = {
  announce: 'announce',
  report: 'report',
} as const;

export const actionIds = {
  chooseProduct: 'choose_product',
  chooseTime: 'choose_time',
  makeConfidential: 'make_confidential',
  pickContact: 'pick_contact',
  retryFailed: 'retry_failed',
  retryFromNotice: 'retry_from_notice',
  openLink: /^open_link/,
} as const;

export const blockIds = {
  product: 'product',
  time: 'time',
} as const;

/** The question about the unknown contact at this place, from 0. */
export function contactBlockId(place: number): string {
  return `contact_${place}`;
}

/** The metadata event type of every message the app posts. */
export const deliveryEventType = 'runbook_delivery';
