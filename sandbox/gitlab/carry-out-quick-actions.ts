import { systemNote } from './add-note.js';
import { addIssue } from './create-world.js';
import type { QuickAction } from './quick-actions.js';
import { mayAdministerIssue, mayAdministerIssuesOf, mayUpdateIssue } from './rights.js';
import type { Issue, User, World } from './world.js';

/** What a quick action does with an issue. One that makes no sense there does nothing, as on GitLab. */
type Effect = (world: World, issue: Issue, user: User, argument: string) => void;

/** These need the right to update the issue; all others need the right to administer it. */
const forUpdaters: Readonly<Record<string, Effect>> = {
  close: (world, issue, user) => changeState(world, issue, user, 'closed'),
  reopen: (world, issue, user) => changeState(world, issue, user, 'opened'),
  title: (_world, issue, _user, title) => {
    if (title !== '') issue.title = title.slice(0, 255);
  },
};

const forAdministrators: Readonly<Record<string, Effect>> = {
  assign: (world, issue, user, names) => assign(issue, [...issue.assignees, ...people(world, user, names)]),
  reassign: (world, issue, user, names) => assign(issue, people(world, user, names)),
  unassign: (world, issue, user, names) => {
    const gone = people(world, user, names).map((one) => one.id);
    assign(issue, names === '' ? [] : issue.assignees.filter((one) => !gone.includes(one.id)));
  },
  label: addLabels,
  labels: addLabels,
  unlabel: removeLabels,
  remove_label: removeLabels,
  confidential: (world, issue, user) => {
    if (issue.confidential) return;
    issue.confidential = true;
    systemNote(world, issue, user, 'made the issue confidential');
  },
  due: (_world, issue, _user, day) => {
    if (!Number.isNaN(Date.parse(day))) issue.dueDate = new Date(Date.parse(day)).toISOString().slice(0, 10);
  },
  remove_due_date: (_world, issue) => {
    issue.dueDate = undefined;
  },
  lock: (_world, issue) => {
    issue.discussionLocked = true;
  },
  unlock: (_world, issue) => {
    issue.discussionLocked = false;
  },
  zoom: (world, issue, user, url) => {
    if (/^https:\/\/[\w.-]*zoom\.us\//.test(url)) systemNote(world, issue, user, 'added a Zoom call to this issue');
  },
  remove_zoom: (world, issue, user) => systemNote(world, issue, user, 'removed a Zoom call from this issue'),
  duplicate: (world, issue, user) => changeState(world, issue, user, 'closed'),
  move,
};

/** Carries out quick actions on an issue with a user's rights. What the user may not do is ignored, as on GitLab. */
export function performQuickActions(world: World, issue: Issue, user: User, actions: readonly QuickAction[]): void {
  for (const { name, argument } of actions) {
    if (mayUpdateIssue(world, issue, user)) forUpdaters[name]?.(world, issue, user, argument);
    if (mayAdministerIssue(world, issue, user)) forAdministrators[name]?.(world, issue, user, argument);
  }
}

/** Opens or closes an issue, and says so in its notes when that changes something. */
export function changeState(world: World, issue: Issue, user: User, state: Issue['state']): void {
  if (issue.state === state) return;
  issue.state = state;
  systemNote(world, issue, user, state === 'closed' ? 'closed' : 'reopened');
}

function move(world: World, issue: Issue, user: User, path: string): void {
  const target = [...world.projects.values()].find((project) => project.path === path);
  if (!target || target === issue.project || !mayAdministerIssuesOf(world, target, user)) return;
  const { title, description, author, confidential, assignees, labels } = issue;
  const content = { title, description, author, confidential, assignees, labels };
  const copy = addIssue(world, target, { ...content, state: 'opened' });
  issue.movedToId = copy.id;
  changeState(world, issue, user, 'closed');
  systemNote(world, issue, user, `moved to ${target.path}#${copy.iid}`);
  world.changed(copy);
}

function assign(issue: Issue, users: readonly User[]): void {
  issue.assignees = [...new Set(users)];
}

/** `@jane @john` or `me`. */
function people(world: World, me: User, names: string): User[] {
  return names
    .split(/[\s,]+/)
    .flatMap((name) => (name === 'me' ? me : (world.users.get(name.replace(/^@/, '').toLowerCase()) ?? [])));
}

function addLabels(_world: World, issue: Issue, _user: User, names: string): void {
  issue.labels = [...new Set([...issue.labels, ...labelNames(names)])];
}

function removeLabels(_world: World, issue: Issue, _user: User, names: string): void {
  const gone = labelNames(names);
  issue.labels = issue.labels.filter((label) => gone.length > 0 && !gone.includes(label));
}

/** `~bug ~"needs review" plain` */
function labelNames(names: string): string[] {
  return [...names.matchAll(/~?"([^"]+)"|~?([^\s,~"]+)/g)].map((match) => match[1] ?? match[2] ?? '');
}
