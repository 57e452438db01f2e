import type { Call } from '../call.js';

/** Everybody in Slack whom a call names, or whom its direct messages go to, each once: Slack ids, the DRI first. */
export function namedPeople({ fields, recipients }: Pick<Call, 'fields' | 'recipients'>): readonly string[] {
  const attendees = [fields.dri, ...fields.gitlabContacts].map(({ slackId }) => slackId);
  const ids = [...attendees, ...recipients.map(({ slackId }) => slackId)];
  return [...new Set(ids.filter((slackId) => slackId !== undefined))];
}
