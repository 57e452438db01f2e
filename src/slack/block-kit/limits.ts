/** Slack's limits, in characters, for the texts the app renders. Source: Slack's Block Kit reference. */
export const limits = {
  header: 150,
  section: 3000,
  label: 2000,
  contextText: 2000,
  buttonText: 75,
  optionText: 75,
  title: 24,
  messageText: 4000,
  dialogTitle: 100,
  dialogText: 300,
  dialogButton: 30,
} as const;

/**
 * The app's own limits, which are tighter. Beside the limit of each block Slack refuses messages whose blocks hold more
 * than about 12,000 characters altogether (`msg_blocks_too_long`); it documents no number.
 * Source: https://github.com/slackapi/bolt-js/issues/2509
 */
export const announcementLimits = {
  attendee: 80,
  contacts: 20,
  url: 1000,
  fallbackDescription: 600,
} as const;

/** What people may type of a completed call, so that the summary stays below the same 12,000 characters. */
export const completionLimits = {
  currentState: 2000,
  whyOpen: 500,
  followUps: 5,
  what: 300,
  by: 100,
  /** For each follow-up. */
  links: 5,
  linkText: 80,
  /** All links of a follow-up, as they are typed. */
  linkLines: 2500,
} as const;
