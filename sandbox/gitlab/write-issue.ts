import { systemNote } from './add-note.js';
import { changeState, performQuickActions } from './carry-out-quick-actions.js';
import { addIssue } from './create-world.js';
import { extractQuickActions, type QuickAction } from './quick-actions.js';
import { recordReferences } from './record-references.js';
import { forbidden, invalid, type Refusal } from './refusal.js';
import { mayAdministerIssue, mayDecideOnNewIssue, mayUpdateIssue } from './rights.js';
import type { Issue, Project, User, World } from './world.js';

/** What a write may say about an issue; what is absent stays as it is. */
export interface IssueChanges {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly stateEvent?: 'close' | 'reopen' | undefined;
  readonly assigneeIds?: readonly number[] | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly addLabels?: readonly string[] | undefined;
  readonly removeLabels?: readonly string[] | undefined;
  /** `YYYY-MM-DD`, or `null` for none. */
  readonly dueDate?: string | null | undefined;
  readonly confidential?: boolean | undefined;
  readonly discussionLocked?: boolean | undefined;
}

/** In characters: `Issuable::DESCRIPTION_LENGTH_MAX` (1.megabyte) and `TITLE_LENGTH_MAX`. */
const longestDescription = 1_048_576;
const longestTitle = 255;

/**
 * Opens an issue as a user.
 * @throws Refusal 400 when the title is empty or a text is too long.
 */
export function openIssue(world: World, project: Project, author: User, title: string, changes: IssueChanges): Issue {
  checkLengths({ ...changes, title });
  const { text, actions } = extractQuickActions(changes.description ?? '');
  const mayDecide = mayDecideOnNewIssue(world, project, author);
  const issue = addIssue(world, project, {
    title,
    description: text,
    author,
    confidential: changes.confidential ?? false,
    assignees: mayDecide ? usersWithIds(world, changes.assigneeIds ?? []) : [],
    labels: mayDecide ? (changes.labels ?? []) : [],
    state: 'opened',
  });
  if (mayDecide) issue.dueDate = changes.dueDate ?? undefined;
  performQuickActions(world, issue, author, actions);
  recordReferences(world, { issue, by: author, noteId: undefined, before: '', after: text });
  world.changed(issue);
  return issue;
}

/**
 * Changes an issue as a user; the last write wins. Fields for which the user has no right are dropped without a word.
 * @throws Refusal 403 when the user may not change it at all, 400 when a text is too long.
 */
export function changeIssue(world: World, issue: Issue, user: User, changes: IssueChanges): void {
  if (!mayUpdateIssue(world, issue, user)) throw forbidden();
  checkLengths(changes);
  if (changes.title !== undefined) issue.title = changes.title;
  if (changes.description !== undefined) changeDescription(world, issue, user, changes.description);
  if (changes.stateEvent) changeState(world, issue, user, changes.stateEvent === 'close' ? 'closed' : 'opened');
  if (mayAdministerIssue(world, issue, user)) changeMetadata(world, issue, user, changes);
  issue.updatedAt = world.now();
  world.changed(issue);
}

/** Actions that stood in the old text already are taken out again but not carried out again. */
function changeDescription(world: World, issue: Issue, user: User, description: string): void {
  const before = issue.description;
  const { text, actions } = extractQuickActions(description);
  const old = extractQuickActions(before).actions.map(asLine);
  issue.description = text;
  if (text !== before) {
    issue.history.push({ description: text, by: user.username, at: world.now() });
    systemNote(world, issue, user, 'changed the description');
  }
  const fresh = actions.filter((action) => !old.includes(asLine(action)));
  performQuickActions(world, issue, user, fresh);
  recordReferences(world, { issue, by: user, noteId: undefined, before, after: text });
}

function changeMetadata(world: World, issue: Issue, user: User, changes: IssueChanges): void {
  const { assigneeIds, labels = issue.labels, addLabels = [], removeLabels = [], confidential } = changes;
  if (assigneeIds) issue.assignees = usersWithIds(world, assigneeIds);
  issue.labels = [...new Set([...labels, ...addLabels])].filter((label) => !removeLabels.includes(label));
  if (changes.dueDate !== undefined) issue.dueDate = changes.dueDate ?? undefined;
  if (changes.discussionLocked !== undefined) issue.discussionLocked = changes.discussionLocked;
  if (confidential === undefined || confidential === issue.confidential) return;
  issue.confidential = confidential;
  systemNote(world, issue, user, `made the issue ${confidential ? 'confidential' : 'visible to everyone'}`);
}

function checkLengths({ title, description }: IssueChanges): void {
  if (title?.trim() === '') throw invalid('title', "can't be blank");
  if (title !== undefined && longerThan(title, longestTitle)) throw tooLong('title', longestTitle);
  if (description !== undefined && longerThan(description, longestDescription)) {
    throw tooLong('description', longestDescription);
  }
}

function tooLong(field: string, limit: number): Refusal {
  return invalid(field, `is too long (maximum is ${limit} characters)`);
}

/** Counted in code points, as Ruby counts. */
function longerThan(text: string, limit: number): boolean {
  return text.length > limit && [...text].length > limit;
}

/** Unknown ids are passed over. */
function usersWithIds(world: World, ids: readonly number[]): User[] {
  const users = [...world.users.values()];
  return ids.flatMap((id) => users.find((user) => user.id === id) ?? []);
}

function asLine({ name, argument }: QuickAction): string {
  return `${name} ${argument}`;
}
