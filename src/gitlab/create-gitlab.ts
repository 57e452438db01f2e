import { IssueNotes, Issues, ProjectMembers, Users } from '@gitbeaker/rest';
import type { Issue } from '../call/issue.js';
import type { Comment, GitLab } from '../call/ports/gitlab.js';
import type { ProxyFor } from '../requests/proxy.js';
import type { Urgency } from '../requests/throttle.js';
import { createRequester } from './create-requester.js';
import { expectAnswer } from './expect-answer.js';
import { undefinedIfNotFound } from './failure.js';
import { findMovedTo } from './find-moved-to.js';
import { findOwnComment } from './find-own-comment.js';
import { findUserByEmail } from './find-user-by-email.js';
import { createGitLabLimits } from './rate-limits.js';
import * as schemas from './schemas.js';

export interface GitLabSettings {
  /** `https://gitlab.com`, or where a self-managed GitLab is, sub-path included. */
  readonly url: string;
  /** A personal, project or group access token with the scope `api`. */
  readonly token: string;
  /** Milliseconds for a whole request; 10,000 by default. */
  readonly timeoutMs?: number;
  /** Milliseconds since the Unix epoch; decides whether a membership is over. */
  readonly now: () => number;
  /** How GitLab is reached; directly when left out. */
  readonly proxyFor?: ProxyFor;
  /** For whom a request is made; for a person when left out. */
  readonly urgency?: () => Urgency;
}

/** What the app's own account may do. */
export interface OwnAccess {
  /** Its access level in the project; `undefined` when there is no such project, or it is no active member. */
  ownAccessLevel(project: string): Promise<number | undefined>;
}

/** GitLab over its REST API. */
export function createGitLab(settings: GitLabSettings): GitLab & OwnAccess {
  const { url, token, timeoutMs = 10_000, now } = settings;
  const limits = createGitLabLimits({ clock: now, urgency: settings.urgency ?? (() => 'person') });
  const options = {
    host: url.replace(/(?<!\/)\/+$/, ''),
    token,
    queryTimeout: null,
    requesterFn: createRequester(timeoutMs, limits, settings.proxyFor ?? (() => undefined)),
  };
  const issues = new Issues(options);
  const notes = new IssueNotes(options);
  const members = new ProjectMembers(options);
  const users = new Users(options);
  const ownId = remember(async () => (await expectAnswer(schemas.User, 'a user', users.showCurrentUser())).id);
  const accessLevel: GitLab['accessLevel'] = async (project, userId) => {
    if (!isProjectId(project)) return undefined;
    const asked = members.show(project, userId, { includeInherited: true });
    const member = await undefinedIfNotFound(expectAnswer(schemas.Member, 'a member', asked));
    return member && isActive(member, now()) ? member.access_level : undefined;
  };
  return {
    ownAccessLevel: async (project) => accessLevel(project, await ownId()),
    accessLevel,
    readIssue: async ({ project, iid }) => {
      if (!isProjectId(project)) return undefined;
      return undefinedIfNotFound(askIssue(issues.show(iid, { projectId: project })));
    },
    writeDescription: ({ projectId, iid }, description) => askIssue(issues.edit(projectId, iid, { description })),
    makeConfidential: ({ projectId, iid }) => askIssue(issues.edit(projectId, iid, { confidential: true })),
    closeIssue: ({ projectId, iid }) => askIssue(issues.edit(projectId, iid, { stateEvent: 'close' })),
    findMovedTo: async (issue) => {
      const moved = await undefinedIfNotFound(findMovedTo(notes, issues, issue));
      return moved && toIssue(moved);
    },
    findUserByEmail: (email) => findUserByEmail(users, email),
    addComment: ({ projectId, iid }, body) => askComment(notes.create(projectId, iid, body)),
    findOwnComment: async (issue, marker, since) => {
      const note = await findOwnComment(notes, { issue, authorId: await ownId(), marker, since }, now);
      return note && toComment(note);
    },
    editComment: ({ projectId, iid }, commentId, body) =>
      undefinedIfNotFound(askComment(notes.edit(projectId, iid, commentId, { body }))),
  };
}

/** A path has a group before the project. Without that, `..` would lead to another endpoint. */
function isProjectId(project: string | number): boolean {
  return typeof project === 'number' || project.includes('/');
}

async function askIssue(answer: Promise<unknown>): Promise<Issue> {
  return toIssue(await expectAnswer(schemas.Issue, 'an issue', answer));
}

function toIssue(issue: schemas.Issue): Issue {
  return {
    projectId: issue.project_id,
    iid: issue.iid,
    title: issue.title,
    description: issue.description ?? '',
    confidential: issue.confidential,
    state: issue.state,
    labels: issue.labels ?? [],
    webUrl: issue.web_url,
    reference: issue.references.full,
    authorId: issue.author?.id,
    assigneeIds: issue.assignees?.map((assignee) => assignee.id) ?? [],
    movedToId: issue.moved_to_id,
  };
}

async function askComment(answer: Promise<unknown>): Promise<Comment> {
  return toComment(await expectAnswer(schemas.Note, 'a note', answer));
}

function toComment({ id, body }: schemas.Note): Comment {
  return { id, body };
}

/**
 * Of accounts and memberships alike only `active` ones count, whatever other states there are. GitLab removes memberships
 * that are over only once a day, so the date is looked at here.
 */
function isActive(member: schemas.Member, now: number): boolean {
  const { state, membership_state: membershipState, expires_at: expiresAt } = member;
  return (
    state === 'active' && (membershipState ?? 'active') === 'active' && (!expiresAt || Date.parse(expiresAt) > now)
  );
}

/** Asks once and keeps the answer; a failure is not kept. */
function remember<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let kept: Promise<Value> | undefined;
  return () => {
    kept ??= ask().catch((error) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}
