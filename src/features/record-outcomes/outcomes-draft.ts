import { z } from 'zod';
import type { Call } from '../../call/call.js';
import type { Issue } from '../../call/issue.js';
import { formatMinutes } from '../../runbook/duration.js';
import { taskResults } from '../../runbook/runbook.js';
import type { TaskLine, TaskList } from '../../runbook/task-list.js';
import { visibleText } from '../../runbook/visible-text.js';
import { truncate } from '../../slack/block-kit/text.js';

/** Slack takes at most 3,000 characters in a field. */
const longestValue = 3000;

/** How many tasks stand on a page: seven blocks each at the worst, of the hundred that Slack allows. */
export const tasksAPage = 10;

/** A task as the person was shown it. Minutes are whole. */
const ShownTask = z.object({
  position: z.number(),
  name: z.string(),
  url: z.string().optional(),
  result: z.enum(taskResults).optional(),
  note: z.string().optional(),
  minutes: z.number().optional(),
  plannedMinutes: z.number().optional(),
  oddOutcome: z.string().optional(),
  /** Somebody else has recorded something else since the person was first shown it. */
  isContested: z.boolean().optional(),
});
export type ShownTask = z.infer<typeof ShownTask>;

/** What stands in the fields of a task, as typed. `result` is empty for "No outcome yet". */
const TypedTask = z.object({ result: z.enum(['', ...taskResults]), duration: z.string(), note: z.string() });
export type TypedTask = z.infer<typeof TypedTask>;

/**
 * What somebody has been shown and has typed into the modal of outcomes, over all its pages. It is kept under the modal's
 * view id while the modal is open, as JSON.
 */
export const OutcomesDraft = z.object({
  /** What it is encrypted with in the database. */
  key: z.string(),
  projectId: z.number(),
  iid: z.number(),
  reference: z.string(),
  webUrl: z.string(),
  callName: z.string(),
  /** Then the summaries change with the outcomes. */
  isCompleted: z.boolean(),
  tasks: z.array(ShownTask),
  /** By the task's place in `tasks`, from 0; absent where its page was never left. */
  typed: z.record(z.string(), TypedTask),
  /** From 0. */
  page: z.number(),
  /**
   * How often the modal has been shown. It is a part of the names of the fields: Slack keeps what stands in a field whose
   * name stays the same, and would ignore what the next page fills in.
   */
  visits: z.number(),
});
export type OutcomesDraft = z.infer<typeof OutcomesDraft>;

/** What the modal itself remembers. */
export const OutcomesMetadata = z.object({
  key: z.string(),
  projectId: z.number(),
  iid: z.number(),
  page: z.number(),
  visits: z.number(),
});
export type OutcomesMetadata = z.infer<typeof OutcomesMetadata>;

/** The draft of a modal that is about to be shown for the first time. It begins where something is still to be recorded. */
export function draftOutcomes(form: {
  readonly key: string;
  readonly issue: Pick<Issue, 'projectId' | 'iid' | 'reference' | 'webUrl'>;
  readonly call: Pick<Call, 'fields' | 'recording'>;
  readonly taskList: Pick<TaskList, 'tasks'>;
}): OutcomesDraft {
  const { projectId, iid, reference, webUrl } = form.issue;
  const tasks = form.taskList.tasks.map(shownTask);
  const firstOpen = Math.max(
    tasks.findIndex(({ result }) => result === undefined),
    0,
  );
  const page = Math.floor(firstOpen / tasksAPage);
  const { fields, recording } = form.call;
  const about = { callName: fields.name, isCompleted: recording.completion !== undefined };
  return { key: form.key, projectId, iid, reference, webUrl, ...about, tasks, typed: {}, page, visits: 0 };
}

/** A task of the sheet as the modal shows it. */
export function shownTask(task: TaskLine): ShownTask {
  return {
    position: task.position,
    name: task.name,
    ...(task.url === undefined ? {} : { url: task.url }),
    ...(task.outcome === undefined ? {} : { result: task.outcome.result }),
    ...(task.outcome?.note === undefined ? {} : { note: task.outcome.note }),
    ...(task.actualMinutes === undefined ? {} : { minutes: task.actualMinutes }),
    ...(task.plannedMinutes === undefined ? {} : { plannedMinutes: task.plannedMinutes }),
    ...(task.oddOutcome === undefined ? {} : { oddOutcome: task.oddOutcome }),
  };
}

/** What the fields of a task hold before anybody types. */
export function prefilled({ result, minutes, note }: ShownTask): TypedTask {
  return {
    result: result ?? '',
    duration: minutes === undefined ? '' : formatMinutes(minutes),
    note: visibleText(truncate(visibleText(note ?? ''), longestValue)),
  };
}

/** What the fields of the task at this place hold now. */
export function typedAt(draft: OutcomesDraft, place: number): TypedTask | undefined {
  const task = draft.tasks[place];
  return draft.typed[String(place)] ?? (task ? prefilled(task) : undefined);
}

/** The draft with what a click or submit has brought. */
export function withTyped(draft: OutcomesDraft, typed: ReadonlyMap<number, TypedTask>): OutcomesDraft {
  const known = [...typed].filter(([place]) => draft.tasks[place] !== undefined);
  return {
    ...draft,
    typed: { ...draft.typed, ...Object.fromEntries(known.map(([place, task]) => [String(place), task])) },
  };
}

/** How many pages there are, at least one. */
export function pageCount(draft: Pick<OutcomesDraft, 'tasks'>): number {
  return Math.max(1, Math.ceil(draft.tasks.length / tasksAPage));
}

/** The draft at another page, or at the same one shown again. A page before the first or after the last is that one. */
export function turnTo(draft: OutcomesDraft, page: number): OutcomesDraft {
  return { ...draft, page: Math.min(Math.max(page, 0), pageCount(draft) - 1), visits: draft.visits + 1 };
}

/** The places of the tasks on the draft's page. */
export function placesOnPage({ tasks, page }: Pick<OutcomesDraft, 'tasks' | 'page'>): readonly number[] {
  return [...tasks.keys()].slice(page * tasksAPage, (page + 1) * tasksAPage);
}
