import type { RunbookOverview } from '../runbook/runbook-overview.js';
import type { ScheduleResolution } from '../schedule/scheduled-time.js';
import type { Call } from './call.js';
import type { Issue } from './issue.js';
import type { Attendee, Link, SafeFields } from './safe-fields/safe-fields.js';

/**
 * One way in which a runbook no longer says what its call was announced with. Only what may be seen in Slack is named.
 * - `moved`: "Schedule at" says another time, or nothing.
 * - `other-dri`, `other-contacts`: it names other people, who get no reminders.
 * - `other-name`, `other-description`: the call is named or described differently.
 * - `other-meeting`, `other-request`: a button of the posts leads somewhere else now; `address` is empty when it leads nowhere.
 * - `public`: the issue is not confidential any more.
 * - `closed`, `reported`: the issue is closed, or its post-call item says that the summary is posted, although the call has
 *   not begun. Both end the reminders.
 * - `issue-moved`: the issue is now another one, `to` (empty where its reader may not see it).
 * - `gone`: GitLab does not show the issue to the app any more.
 */
export type Drift =
  | { readonly kind: 'moved'; readonly schedule: string }
  | { readonly kind: 'other-dri'; readonly name: string }
  | { readonly kind: 'other-contacts'; readonly names: readonly string[] }
  | { readonly kind: 'other-name'; readonly name: string }
  | { readonly kind: 'other-description'; readonly description: string }
  | { readonly kind: 'other-meeting'; readonly address: string }
  | { readonly kind: 'other-request'; readonly address: string }
  | { readonly kind: 'public' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'reported' }
  | { readonly kind: 'issue-moved'; readonly to: string }
  | { readonly kind: 'gone' };

/** What of an issue can have drifted; `text` is absent when nobody can read what it says. */
export interface FoundRunbook {
  readonly issue: Pick<Issue, 'state' | 'confidential'>;
  readonly text?: FoundText;
}

export interface FoundText {
  readonly overview: RunbookOverview;
  readonly schedule: ScheduleResolution;
  /** What of it may be seen in Slack, with the Slack accounts of its people as far as they are known. */
  readonly fields: SafeFields;
}

/**
 * How a runbook has drifted from its call, always in the same order.
 * @param now milliseconds since the epoch
 */
export function driftOf(call: Call, { issue, text }: FoundRunbook, now: number): readonly Drift[] {
  const drift: readonly Drift[] = [
    ...(text ? driftOfText(call, text) : []),
    ...(issue.confidential ? [] : [{ kind: 'public' } as const]),
    ...(issue.state === 'closed' ? [{ kind: 'closed' } as const] : []),
    ...(text?.overview.informItems.postCall?.state === 'done' ? [{ kind: 'reported' } as const] : []),
  ];
  return whatCounts(drift, call, now);
}

/** What of a drift still counts: once a call has begun, its issue may be closed and the channels may know how it ended. */
export function whatCounts(drift: readonly Drift[], { time }: Call, now: number): readonly Drift[] {
  return now < time.instant ? drift : drift.filter(({ kind }) => kind !== 'closed' && kind !== 'reported');
}

/** Whether two lists say the same. They come in the same order. */
export function isSameDrift(one: readonly Drift[], other: readonly Drift[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function driftOfText(call: Call, { overview, schedule, fields: found }: FoundText): readonly Drift[] {
  const { dri, gitlabContacts } = found;
  const { fields } = call;
  return [
    ...(found.name === fields.name ? [] : [{ kind: 'other-name', name: found.name } as const]),
    ...(found.description === fields.description
      ? []
      : [{ kind: 'other-description', description: found.description } as const]),
    ...(saysTime(schedule, call.time.instant)
      ? []
      : [{ kind: 'moved', schedule: overview.header.scheduleAt?.text ?? '' } as const]),
    ...(isSamePerson(dri, fields.dri) ? [] : [{ kind: 'other-dri', name: dri.name } as const]),
    ...(areSamePeople(gitlabContacts, fields.gitlabContacts)
      ? []
      : [{ kind: 'other-contacts', names: gitlabContacts.map(({ name }) => name) } as const]),
    ...driftOfLink('other-meeting', found.meeting, fields.meeting),
    ...driftOfLink('other-request', found.request, fields.request),
  ];
}

/** Only where a button leads: the posts show nothing else of a link. */
function driftOfLink(kind: 'other-meeting' | 'other-request', found: Link, announced: Link): readonly Drift[] {
  return found.url === announced.url ? [] : [{ kind, address: found.url ?? '' }];
}

/** A schedule that can be read in several ways says each of them: somebody has chosen one when they announced the call. */
function saysTime(schedule: ScheduleResolution, instant: number): boolean {
  if (schedule.kind === 'resolved') return schedule.time.instant === instant;
  return schedule.kind === 'ambiguous' && schedule.candidates.some(({ time }) => time.instant === instant);
}

function areSamePeople(some: readonly Attendee[], others: readonly Attendee[]): boolean {
  const areAmong = (people: readonly Attendee[], all: readonly Attendee[]) =>
    people.every((person) => all.some((each) => isSamePerson(person, each)));
  return areAmong(some, others) && areAmong(others, some);
}

/** Somebody may go by another name now, `@jane_smith` for `Jane Smith`, and somebody may be known in Slack only since. */
function isSamePerson(one: Attendee, other: Attendee): boolean {
  return one.name === other.name || (one.slackId !== undefined && one.slackId === other.slackId);
}
