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
  retryFailed: 'retry_failed',
  openLink: /^open_link/,
} as const;

export const blockIds = {
  product: 'product',
  time: 'time',
} as const;

/** The metadata event type of every message the app posts. */
export const deliveryEventType = 'runbook_delivery';
