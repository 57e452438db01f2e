import type { Issue } from '../../call/issue.js';
import { type Product, productFromLabels } from '../../call/product.js';
import { namesOfWithheld, readSafeFields, type SlackIdByName } from '../../call/safe-fields/read-safe-fields.js';
import type { SafeFields } from '../../call/safe-fields/safe-fields.js';
import { type Silence, silenceOf, silenceProblems } from '../../call/silence.js';
import type { Problem } from '../../runbook/problem.js';
import type { RunbookReview } from '../../runbook/review-runbook.js';
import type { ChecklistItem } from '../../runbook/runbook.js';
import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import type { RunbookOverview } from '../../runbook/runbook-overview.js';
import { formatScheduledTime } from '../../schedule/format-scheduled-time.js';
import { resolveScheduledTime } from '../../schedule/resolve-scheduled-time.js';
import type { ScheduleCandidate, ScheduledTime, ScheduleResolution } from '../../schedule/scheduled-time.js';
import { checkStart } from './check-start.js';
import { itemKey, noItem } from './item-choice.js';

/**
 * What the person who announces has decided so far; `instant` is the reading they chose of an ambiguous time, `item` is the
 * key of the checklist item that the announcement completes, or `noItem`.
 */
export interface Choices {
  readonly product: Product | undefined;
  readonly instant: number | undefined;
  readonly item?: string | undefined;
}

/** An announcement as it would be made of the runbook as it stands, with everything that a person should know first. */
export interface AnnouncementDraft {
  readonly fields: SafeFields;
  /** How long “Schedule at” says that the call takes, else the sum of the tasks' plans; `undefined` when nothing says. */
  readonly plannedMinutes: number | undefined;
  /** What stays in GitLab, in words. */
  readonly withheld: readonly string[];
  readonly problems: readonly Problem[];
  readonly schedule: ScheduleResolution;
  /** `undefined` until the schedule is clear or a reading of it has been chosen. */
  readonly time: ScheduledTime | undefined;
  /** What the issue's labels say. */
  readonly labelledProduct: Product | undefined;
  /** `undefined` when neither the person nor the labels say. */
  readonly product: Product | undefined;
  /** Writes a chosen reading of the time back, so that nobody has to choose again. */
  readonly writeBack: readonly RunbookEdit[];
  /** Ticks the pre-call item that says that the channels know. */
  readonly tick: readonly RunbookEdit[];
  /** Which item the announcement completes, where only a person can say; `undefined` where it is clear, or none may be meant. */
  readonly itemQuestion: ItemQuestion | undefined;
  /** Why nobody is reminded of the call as the runbook stands; `undefined` when everybody is. */
  readonly silence: Silence | undefined;
}

export interface ItemQuestion {
  readonly candidates: readonly ChecklistItem[];
  /** The key of one of the candidates, or `noItem`; `undefined` until it is answered. */
  readonly answer: string | undefined;
}

/**
 * Pure: what announcing this issue would say, and what stands in its way.
 * @param review what `reviewRunbook` says of the issue's description
 * @param faces who the runbook's people are in Slack
 * @param now milliseconds since the epoch
 */
export function draftAnnouncement(
  issue: Issue,
  review: RunbookReview,
  slackIdByName: SlackIdByName,
  choices: Choices,
  now: number,
): AnnouncementDraft {
  const { overview, problems } = review;
  const schedule = resolveScheduledTime(overview.header.scheduleAt?.text ?? '');
  const chosen = chosenTime(schedule, choices.instant);
  const time = chosen?.time;
  const labelledProduct = productFromLabels(issue.labels);
  const silence = silenceOf(issue, overview, time, now);
  const itemQuestion = questionOf(overview, choices.item);
  return {
    fields: readSafeFields(overview, issue, slackIdByName),
    plannedMinutes: chosen?.plannedMinutes ?? overview.plannedMinutes,
    withheld: namesOfWithheld(overview),
    problems: [
      ...problems,
      ...scheduleProblems(overview, schedule, time, now),
      ...silenceProblems(silence, overview),
    ].sort((a, b) => a.line - b.line),
    schedule,
    time,
    labelledProduct,
    product: choices.product ?? labelledProduct,
    writeBack: schedule.kind === 'ambiguous' && chosen ? [writeTime(chosen, overview)] : [],
    tick: tickItem(overview.informItems.preCall ?? answeredItem(itemQuestion)),
    itemQuestion,
    silence,
  };
}

type ChosenTime = Pick<ScheduleCandidate, 'time' | 'plannedMinutes'>;

function chosenTime(schedule: ScheduleResolution, instant: number | undefined): ChosenTime | undefined {
  if (schedule.kind === 'resolved') return schedule;
  if (schedule.kind === 'refused') return undefined;
  return schedule.candidates.find((candidate) => candidate.time.instant === instant);
}

/** A missing "Schedule at" is the runbook check's to report; here it is what the words in it mean. */
function scheduleProblems(
  overview: RunbookOverview,
  schedule: ScheduleResolution,
  time: ScheduledTime | undefined,
  now: number,
): readonly Problem[] {
  const written = overview.header.scheduleAt;
  if (!written || written.text === '') return [];
  if (schedule.kind === 'refused') {
    return [
      {
        severity: 'error',
        code: 'unreadable-schedule',
        line: written.line,
        found: `“Schedule at”: ${schedule.reason}`,
        fix: schedule.fix,
      },
    ];
  }
  const warnings = (schedule.warnings ?? []).map((warning) => unconfirmed(written, warning));
  return time ? [...warnings, ...checkStart(time, written, now)] : warnings;
}

function unconfirmed({ text, line }: { readonly text: string; readonly line: number }, warning: string): Problem {
  return {
    severity: 'warning',
    code: 'unconfirmed-schedule',
    line,
    found: `“Schedule at”: “${text}”. ${warning}`,
    fix: 'Announce the call once the time is agreed, or remove the mark.',
  };
}

function writeTime({ time, plannedMinutes }: ChosenTime, { header }: RunbookOverview): RunbookEdit {
  const seen = header.scheduleAt?.text ?? '';
  return { kind: 'set-header', field: 'scheduleAt', value: formatScheduledTime(time, plannedMinutes), seen };
}

/** An answer that names none of the candidates, since the runbook has changed, is none. */
function questionOf({ informCandidates }: RunbookOverview, item: string | undefined): ItemQuestion | undefined {
  if (informCandidates.length === 0) return undefined;
  const isOffered = item === noItem || informCandidates.some((candidate) => itemKey(candidate) === item);
  return { candidates: informCandidates, answer: isOffered ? item : undefined };
}

function answeredItem(question: ItemQuestion | undefined): ChecklistItem | undefined {
  return question?.candidates.find((candidate) => itemKey(candidate) === question.answer);
}

function tickItem(item: ChecklistItem | undefined): readonly RunbookEdit[] {
  if (!item || item.state === 'done') return [];
  const { position, text, state } = item;
  return [{ kind: 'tick-item', item: { list: 'pre-call', position, text }, seen: state }];
}
