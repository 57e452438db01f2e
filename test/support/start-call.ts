import type { Job, JobPayload } from '../../src/call/jobs/job.js';
import type { RunEvent } from '../../src/call/recording/recording.js';
import { fingerprintOf } from '../../src/call/recording/task-fingerprints.js';
import { entryOf, type TaskEntry } from '../../src/features/record-outcomes/task-changes.js';
import type { RunClick } from '../../src/features/run/decide-click.js';
import { editRunbook } from '../../src/runbook/edit-runbook.js';
import { parseTaskList } from '../../src/runbook/parse-task-list.js';
import type { TaskResult } from '../../src/runbook/runbook.js';
import type { TaskLine } from '../../src/runbook/task-list.js';
import { aCall } from './a-call.js';
import { aSlackUser } from './fakes/fake-directory.js';
import { aPerson, clearRunbook, type FakeServices, startServices } from './start-services.js';

/** The handbook's example once its call has been announced. Its four tasks have no outcome. */
export const announcedRunbook = clearRunbook.replace('[ ] - Inform on', '[x] - Inform on');

export const tasks = {
  confirm: 'Confirm the users provided state',
  remove: 'Remove 2FA from user list',
  review: 'Review users with errors',
  update: 'Update issue with outcome',
} as const;

/** Who asks, and for which issue: as a button remembers it. */
export const jane = { slackId: 'U0JANE', issue: { project: 100, iid: 12 } } as const;
export const john = { slackId: 'U0JOHN', issue: { project: 100, iid: 12 } } as const;

/** The start of the call. */
export const start = Date.UTC(2031, 9, 11, 6, 30);

/** The surroundings of an announced call. `time.now` is what the clock says. */
export interface CallServices extends FakeServices {
  readonly time: { now: number };
}

/** An announced call at its start. Jane (GitLab 12) and John (11, the DRI) may both work on its issue. */
export async function startCall(description = announcedRunbook): Promise<CallServices> {
  const time = { now: start };
  const services = { ...startServices({ description }), time, clock: () => time.now };
  services.directory.users.set('U0JOHN', aSlackUser({ id: 'U0JOHN', name: 'John Doe', timeZone: 'Asia/Tokyo' }));
  services.gitlab.levels.set(11, 15);
  services.people = [
    aPerson(),
    aPerson({
      name: 'John Doe',
      gitlab: { id: 11, username: 'john_doe' },
      slack: { id: 'U0JOHN', username: undefined },
    }),
  ];
  const recipients = [
    { slackId: 'U0JOHN', role: 'dri', timeZone: 'Asia/Tokyo', workingHours: undefined },
    { slackId: 'U0JANE', role: 'contact', timeZone: 'Europe/Berlin', workingHours: undefined },
  ] as const;
  await services.calls.announce(aCall({ recipients }), () => ({ jobs: [] }));
  return services;
}

/** What the issue says. */
export function descriptionOf({ gitlab }: FakeServices): string {
  return gitlab.issue?.description ?? '';
}

/** Somebody edits the issue in GitLab. */
export function editByHand({ gitlab }: FakeServices, from: string | RegExp, to: string): void {
  const description = gitlab.issue?.description.replace(from, to);
  if (!gitlab.issue || description === undefined || description === gitlab.issue.description) {
    throw new Error(`The issue does not say “${from}”.`);
  }
  gitlab.issue = { ...gitlab.issue, description };
}

/** Keeps every promise to edit the issue; the rest counts as sent as well. */
export function keepPromises(services: FakeServices): void {
  const pending = services.calls.jobs.filter(({ state }) => state === 'pending');
  const edits = pending.flatMap(({ payload }) => (payload.kind === 'issue-edit' ? payload.edits : []));
  if (services.gitlab.issue) {
    const description = editRunbook(services.gitlab.issue.description, edits);
    services.gitlab.issue = { ...services.gitlab.issue, description };
  }
  services.calls.setStates('completed');
}

/** What has been promised since `before`, by kind. */
export function promisedSince(services: FakeServices, before: number): readonly JobPayload['kind'][] {
  return services.calls.jobs.slice(before).map(({ payload }) => payload.kind);
}

/** The promises of one kind. */
export function promisesOf(services: FakeServices, kind: JobPayload['kind']): readonly Job[] {
  return services.calls.jobs.filter(({ payload }) => payload.kind === kind);
}

/** The clicks that stand. */
export function eventsOf(services: FakeServices): readonly RunEvent[] {
  return services.calls.calls[0]?.recording.events ?? [];
}

/** The tasks as the issue says them now, without what is promised. */
export function tasksIn(services: FakeServices): readonly TaskLine[] {
  return parseTaskList(descriptionOf(services), []).tasks;
}

/** All tasks as a form shows them, of which one has been typed over. */
export function typedOver(
  shown: readonly TaskEntry[],
  name: string,
  parts: Partial<Pick<TaskEntry, 'result' | 'minutes' | 'note'>>,
): readonly TaskEntry[] {
  return shown.map((entry) => (entry.name === name ? { ...entry, ...parts } : entry));
}

/** What a form shows of the issue as it is now. */
export function shownOf(services: FakeServices): readonly TaskEntry[] {
  return tasksIn(services).map(entryOf);
}

/** The click on a result button of a panel that shows this task of the example. */
export function recordOutcome(name: string, result: TaskResult = 'Success'): RunClick {
  return { kind: 'settle', task: markNamed(name), result };
}

/** The click on Start of such a panel. */
export function startTask(name: string): RunClick {
  return { kind: 'start', task: markNamed(name) };
}

function markNamed(name: string) {
  const position = Object.values<string>(tasks).indexOf(name) + 1;
  return fingerprintOf({ position, name }, (text) => text);
}
