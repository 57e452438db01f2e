/** A link as it will be shown: only http(s) addresses become links. */
export interface Link {
  readonly text: string;
  readonly url: string | undefined;
}

/** Someone who is on the call for GitLab. `slackId` is known when the people file names the person. */
export interface Attendee {
  readonly name: string;
  readonly role: string;
  readonly slackId: string | undefined;
}

/**
 * What of a confidential runbook may be seen in Slack and kept in the database. This type is the list: customer
 * contacts, tasks, checklists and the rollback plan have no place in it and so cannot leak.
 */
export interface SafeFields {
  readonly name: string;
  readonly description: string;
  readonly dri: Attendee;
  readonly gitlabContacts: readonly Attendee[];
  readonly meeting: Link;
  readonly request: Link;
  /** The runbook issue itself. */
  readonly runbook: Link;
}
