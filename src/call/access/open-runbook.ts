import type { Issue, IssueRef } from '../issue.js';
import type { Actor } from '../people/actor.js';
import type { Services } from '../services.js';
import { canAccessIssue, mayPlan } from './can-access-issue.js';
import { findCurrentIssue } from './find-relocated.js';
import { identifyActor } from './identify-actor.js';
import { readIssueReference } from './read-issue-reference.js';
import { type Refused, refuse } from './refusal.js';

/** Who asks, and for which issue: as typed, or as a button or modal remembers it. */
export interface RunbookRequest {
  readonly slackId: string;
  readonly issue: string | IssueRef;
}

export interface Opened {
  readonly kind: 'opened';
  readonly actor: Actor;
  /** Of the actor, an IANA name; `undefined` when Slack does not say. */
  readonly timeZone: string | undefined;
  readonly issue: Issue;
  /** Whether they have the Planner role or more in the project: an author or assignee may have less. */
  readonly mayPlan: boolean;
}

export type OpenedRunbook = Opened | Refused;

/**
 * The door that every use case goes through: who is it, which issue, and would GitLab show it to them? It is asked anew
 * for every command, click and submit, because rights may have ended in between.
 */
export async function openRunbook(services: Services, request: RunbookRequest): Promise<OpenedRunbook> {
  const reading =
    typeof request.issue === 'string'
      ? readIssueReference(request.issue, services.site)
      : ({ kind: 'issue', issue: request.issue } as const);
  if (reading.kind === 'refused') {
    return refuse({ kind: 'unreadable-reference', reason: reading.reason, fix: reading.fix });
  }

  const identification = await identifyActor(services, request.slackId);
  if (identification.kind === 'refused') return identification;

  const { actor, timeZone } = identification;
  const issue = await services.gitlab.readIssue(reading.issue);
  // Asked also where there is no such issue: how long an answer takes must not tell that from one that may not be seen.
  const level = await services.gitlab.accessLevel(issue?.projectId ?? reading.issue.project, actor.gitlabId);
  if (!issue) return refuse({ kind: 'not-found' });
  if (!canAccessIssue(issue, actor.gitlabId, level)) return refuse({ kind: 'not-found' });
  return issue.movedToId === undefined
    ? { kind: 'opened', actor, timeZone, issue, mayPlan: mayPlan(level) }
    : refuseMoved(services, actor, issue);
}

/** What a moved issue has left behind is a dead copy. Where it went is said to who may see it there. */
async function refuseMoved(services: Services, { gitlabId }: Actor, issue: Issue): Promise<Refused> {
  const { gitlab } = services;
  const to = await findCurrentIssue(services, issue);
  const isTheirs = to && canAccessIssue(to, gitlabId, await gitlab.accessLevel(to.projectId, gitlabId));
  return refuse({
    kind: 'issue-moved',
    to: isTheirs ? { reference: to.reference, webUrl: to.webUrl } : undefined,
  });
}
