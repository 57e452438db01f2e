/**
 * Why somebody whom a call names is shown nothing of its runbook.
 * - `not-a-member`: a guest, somebody of another workspace, a bot, a deactivated account, or nobody whom Slack knows.
 * - `no-account`: their GitLab account is not known.
 * - `no-access`: GitLab would not show them the runbook.
 */
export const denials = ['not-a-member', 'no-account', 'no-access'] as const;
export type Denial = (typeof denials)[number];

/** Somebody, by their Slack id, who is shown nothing of a call's runbook. */
export interface DeniedPerson {
  readonly slackId: string;
  readonly why: Denial;
}
