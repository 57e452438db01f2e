import type { Busy, Unreadable } from '../ports/runbook-reader.js';
import type { Membership } from '../ports/slack.js';

/**
 * Why somebody may not do what they asked for.
 * `not-found` says on purpose one thing for three: no such issue, hidden from the app, hidden from this person.
 */
export type Refusal =
  | { readonly kind: 'unreadable-reference'; readonly reason: string; readonly fix: string }
  | { readonly kind: 'not-a-member'; readonly membership: Exclude<Membership, 'member'> | 'unknown' }
  /** `unconfirmed` is the Slack id of somebody whose e-mail address Slack does not say is confirmed. */
  | { readonly kind: 'no-gitlab-account'; readonly name: string; readonly unconfirmed?: string }
  | { readonly kind: 'not-found' }
  /** `to` is where it is now, for who may see that. */
  | { readonly kind: 'issue-moved'; readonly to: { readonly reference: string; readonly webUrl: string } | undefined }
  /** Too large, or nested too deeply, to be read in the time that there is. */
  | { readonly kind: 'unreadable-runbook' }
  /** Too many other texts are being read at the moment. */
  | { readonly kind: 'busy-reading' }
  /** Recording needs an announced call; `reference` is what to type to announce it (`12`, `group/project#12`). */
  | { readonly kind: 'not-announced'; readonly reference: string }
  /** The issue of an announced call is public: nothing is recorded, so that nothing more is written into it. */
  | { readonly kind: 'not-confidential'; readonly projectId: number; readonly iid: number }
  /** More than `mostTasks`: what is recorded here would be a part that looks like the whole. */
  | { readonly kind: 'too-many-tasks'; readonly count: number }
  /** Others recorded something in the same moment, time after time. Nothing was recorded; trying again helps. */
  | { readonly kind: 'overtaken' };

export type Refused = { readonly kind: 'refused'; readonly refusal: Refusal };

/** Why a runbook was not read. */
export function notRead({ kind }: Unreadable | Busy): Refusal {
  return { kind: kind === 'busy' ? 'busy-reading' : 'unreadable-runbook' };
}

export function refuse(refusal: Refusal): Refused {
  return { kind: 'refused', refusal };
}

/** Whether somebody was refused for who they are, or because GitLab would not show them the runbook. */
export function isRefusedAccess({ kind }: Refusal): boolean {
  return kind === 'not-found' || kind === 'not-a-member' || kind === 'no-gitlab-account';
}
