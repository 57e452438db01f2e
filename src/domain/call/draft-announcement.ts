import type { Problem } from '../runbook/problem.js';
import type { RunbookReview } from '../runbook/review-runbook.js';
import type { RunbookEdit } from '../runbook/runbook-edit.js';
import type { RunbookOverview } from '../runbook/runbook-overview.js';
import { formatScheduledTime } from '../schedule/format-scheduled-time.js';
import { resolveScheduledTime } from '../schedule/resolve-scheduled-time.js';
import type { ScheduledTime, ScheduleResolution } from '../schedule/scheduled-time.js';
import { checkStart } from './check-start.js';
import type { Issue } from './issue.js';
import { type Product, productFromLabels } from './product.js';
import { attendeeNames, type Faces, namesOfWithheld, readSafeFields } from './read-safe-fields.js';
import type { SafeFields } from './safe-fields.js';

/** What the person who announces has decided so far; `instant` is the reading they chose of an ambiguous time. */
export interface Choices {
  readonly product: Product | undefined;
  readonly instant: number | undefined;
}

/** An announcement as it would be made of the runbook as it stands, with everything that a person should know first. */
export interface AnnouncementDraft {
  readonly fields: SafeFields;
  /** Names of the DRI and the contacts of whom nobody has said who they are in Slack: they get no reminders. */
  readonly unknownNames: readonly string[];
  /** The sum of the tasks' planned durations; `undefined` when none has one. */
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
  faces: Faces,
  choices: Choices,
  now: number,
): AnnouncementDraft {
  const { overview, problems } = review;
  const schedule = resolveScheduledTime(overview.header.scheduleAt?.text ?? '');
  const time = chosenTime(schedule, choices.instant);
  const labelledProduct = productFromLabels(issue.labels);
  return {
    fields: readSafeFields(overview, issue, faces),
    unknownNames: attendeeNames(overview).filter((name) => !faces.has(name)),
    plannedMinutes: overview.plannedMinutes,
    withheld: namesOfWithheld(overview),
    problems: [...problems, ...scheduleProblems(overview, schedule, time, now)].sort((a, b) => a.line - b.line),
    schedule,
    time,
    labelledProduct,
    product: choices.product ?? labelledProduct,
    writeBack: schedule.kind === 'ambiguous' && time ? [writeTime(time, overview)] : [],
    tick: tickInformItem(overview),
  };
}

function chosenTime(schedule: ScheduleResolution, instant: number | undefined): ScheduledTime | undefined {
  if (schedule.kind === 'resolved') return schedule.time;
  if (schedule.kind === 'refused') return undefined;
  return schedule.candidates.find((candidate) => candidate.time.instant === instant)?.time;
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
        found: `“${written.text}” for “Schedule at”: ${schedule.reason}`,
        expected: 'one date, time and time zone that can be understood in one way only',
        fix: schedule.fix,
      },
    ];
  }
  return time ? checkStart(time, written, now) : [];
}

function writeTime(time: ScheduledTime, { header }: RunbookOverview): RunbookEdit {
  const seen = header.scheduleAt?.text ?? '';
  return { kind: 'set-header', field: 'scheduleAt', value: formatScheduledTime(time), seen };
}

function tickInformItem({ informItems }: RunbookOverview): readonly RunbookEdit[] {
  const item = informItems.preCall;
  if (!item || item.state === 'done') return [];
  const { position, text, state } = item;
  return [{ kind: 'tick-item', item: { list: 'pre-call', position, text }, seen: state }];
}
