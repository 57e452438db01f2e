import type { KnownBlock, ModalView } from '@slack/types';
import { taskResults } from '../../runbook/runbook.js';
import { formatOutcome, minutesText, taskName } from '../../slack/block-kit/format-task.js';
import { limits } from '../../slack/block-kit/limits.js';
import { modal } from '../../slack/block-kit/modal.js';
import { taskHeading } from '../../slack/block-kit/task-heading.js';
import { link, mrkdwn, plain, truncate } from '../../slack/block-kit/text.js';
import { actionIds, callbackIds } from '../../slack/identifiers.js';
import type { FieldProblem } from './check-typed.js';
import { outcomeInputs } from './outcome-fields.js';
import {
  type OutcomesDraft,
  type OutcomesMetadata,
  pageCount,
  placesOnPage,
  type ShownTask,
  tasksAPage,
  typedAt,
} from './outcomes-draft.js';
import type { OutcomeField } from './outcomes-state.js';

const longestOdd = 200;
/** More names than this help nobody to find the fields. */
const mostNamed = 10;

export interface OutcomesOptions {
  /** Something to say first, e.g. that the runbook has changed. */
  readonly notice?: string;
  /** What cannot be recorded as it was typed, on any page. */
  readonly problems?: readonly FieldProblem[];
}

/** The modal that records what became of each task, one page of it. */
export function renderOutcomes(draft: OutcomesDraft, options: OutcomesOptions = {}): ModalView {
  const { key, projectId, iid, page, visits } = draft;
  const metadata: OutcomesMetadata = { key, projectId, iid, page, visits };
  const problems = options.problems ?? [];
  return modal({
    callbackId: callbackIds.outcomes,
    title: draft.isCompleted ? 'Correct outcomes' : 'Record outcomes',
    submit: draft.tasks.length > 0 ? 'Record' : undefined,
    metadata: JSON.stringify(metadata),
    notifyOnClose: true,
    blocks: [
      ...words(options.notice),
      ...words(problemSummary(draft, problems)),
      whereLine(draft),
      ...whatFollows(draft),
      ...placesOnPage(draft).flatMap((place) => taskBlocks(draft, place, problems)),
      ...pageButtons(draft),
    ],
  });
}

function words(text: string | undefined): readonly KnownBlock[] {
  return text ? [{ type: 'section', text: plain(text, limits.section) }] : [];
}

function problemSummary(draft: OutcomesDraft, problems: readonly FieldProblem[]): string | undefined {
  const places = [...new Set(problems.map(({ place }) => place))];
  if (places.length === 0) return undefined;
  const named = places.slice(0, mostNamed).map((place) => {
    const page = Math.floor(place / tasksAPage) + 1;
    return `• Task ${draft.tasks[place]?.position} on page ${page}: ${taskName(draft.tasks[place]?.name ?? '')}`;
  });
  const hidden = places.length - named.length;
  const rest = hidden > 0 ? [`… and ${hidden} more`] : [];
  return ['Not recorded yet. Fix the marked fields, then record again:', ...named, ...rest].join('\n');
}

function whereLine(draft: OutcomesDraft): KnownBlock {
  const places = placesOnPage(draft);
  const parts = [
    `Runbook ${link(draft.webUrl, draft.reference)}`,
    ...(pageCount(draft) > 1
      ? [`Page ${draft.page + 1} of ${pageCount(draft)}`, `${formatRange(draft, places)} of ${draft.tasks.length}`]
      : []),
    ...(draft.tasks.length === 0 ? ['No tasks to record.'] : []),
  ];
  return {
    type: 'context',
    elements: [mrkdwn(parts.join(' · ')), ...(draft.callName.trim() ? [plain(draft.callName, limits.header)] : [])],
  };
}

function whatFollows({ isCompleted }: OutcomesDraft): readonly KnownBlock[] {
  if (!isCompleted) return [];
  const text = 'This call is completed. Changes here also correct its summaries, with a line in their threads.';
  return [{ type: 'context', elements: [plain(text, limits.contextText)] }];
}

function formatRange({ tasks }: OutcomesDraft, places: readonly number[]): string {
  const [first, last] = [places.at(0) ?? 0, places.at(-1) ?? 0].map((place) => tasks[place]?.position ?? place + 1);
  return first === last ? `task ${first}` : `tasks ${first} to ${last}`;
}

function taskBlocks(draft: OutcomesDraft, place: number, problems: readonly FieldProblem[]): readonly KnownBlock[] {
  const [task, typed] = [draft.tasks[place], typedAt(draft, place)];
  if (!task || !typed) return [];
  const mine = problems.filter((problem) => problem.place === place);
  return [
    taskHeading(`Task ${task.position}`, task),
    ...remarks(task),
    ...outcomeInputs(task, typed, place, draft.visits).flatMap(({ field, block }) => [
      block,
      ...problemLines(mine, field),
    ]),
  ];
}

/** What is to be known of a task beside what its fields hold. */
function remarks(task: ShownTask): readonly KnownBlock[] {
  const outcome = task.oddOutcome
    ? `“${truncate(task.oddOutcome, longestOdd)}”`
    : formatOutcome(task.result, task.note);
  const now = [outcome, minutesText(task.minutes, undefined)].filter(Boolean).join(', ');
  const lines = [
    task.isContested ? `Someone else recorded: ${now}. The fields show what you typed.` : undefined,
    task.oddOutcome
      ? `The runbook says “${truncate(task.oddOutcome, longestOdd)}”, which isn’t one of ${taskResults.join(', ')}. It stays until you choose one. To keep it, type it as the note.`
      : undefined,
  ].filter((line) => line !== undefined);
  return lines.length > 0 ? [{ type: 'context', elements: [plain(lines.join('\n'), limits.contextText)] }] : [];
}

function problemLines(problems: readonly FieldProblem[], field: OutcomeField): readonly KnownBlock[] {
  return problems
    .filter((problem) => problem.field === field)
    .map(({ text }) => ({ type: 'context', elements: [plain(`⚠ ${text}`, limits.contextText)] }));
}

function pageButtons(draft: OutcomesDraft): readonly KnownBlock[] {
  if (pageCount(draft) === 1) return [];
  const previous = { action_id: actionIds.pagePrevious, text: plain('Previous', limits.buttonText) };
  const next = { action_id: actionIds.pageNext, text: plain('Next', limits.buttonText) };
  const shown = [...(draft.page > 0 ? [previous] : []), ...(draft.page < pageCount(draft) - 1 ? [next] : [])];
  return [{ type: 'actions', elements: shown.map((button) => ({ type: 'button', ...button })) }];
}
