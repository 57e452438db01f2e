/** Slack's limits, in characters, for the texts the app renders. Source: Slack's Block Kit reference. */
export const limits = {
  header: 150,
  section: 3000,
  label: 2000,
  contextText: 2000,
  buttonText: 75,
  optionText: 75,
  title: 24,
  url: 3000,
  messageText: 4000,
} as const;
