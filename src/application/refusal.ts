import type { Membership } from './ports/slack.js';

/**
 * Why somebody may not do what they asked for.
 * `not-found` says on purpose one thing for three: no such issue, hidden from the app, hidden from this person.
 */
export type Refusal =
  | { readonly kind: 'unreadable-reference'; readonly reason: string; readonly fix: string }
  | { readonly kind: 'not-a-member'; readonly membership: Exclude<Membership, 'member'> | 'unknown' }
  | { readonly kind: 'no-gitlab-account'; readonly name: string }
  | { readonly kind: 'not-found' }
  /** Too large, or nested too deeply, to be read in the time that there is. */
  | { readonly kind: 'unreadable-runbook' };

export type Refused = { readonly kind: 'refused'; readonly refusal: Refusal };

export function refuse(refusal: Refusal): Refused {
  return { kind: 'refused', refusal };
}
