import { clickable } from './clickable.js';
import { cut } from './cut.js';
import { findInformItem } from './find-inform-item.js';
import { linkOf } from './link-of.js';
import { openItems } from './open-items.js';
import type { ChecklistItem, Runbook, Task, TaskOutcome, Written } from './runbook.js';

/** More tasks than this are not recorded through the app: nobody does them on one call. */
export const mostTasks = 1000;

/** What a section of a Slack message takes, in UTF-16 code units. */
const longestPlan = 3000;

const mostOpenItems = 100;

/** A task as people see it while they record it: what its row says, without the places in the text. */
export interface TaskLine {
  /** Counts from 1 over all task tables. */
  readonly position: number;
  readonly name: string;
  /** The web address at which the task is documented, when its name is a link to one. */
  readonly url: string | undefined;
  readonly outcome: TaskOutcome | undefined;
  /** What the Outcome cell says when that is none of the four results. */
  readonly oddOutcome: string | undefined;
  /** Whole minutes, like `actualMinutes`. */
  readonly plannedMinutes: number | undefined;
  readonly actualMinutes: number | undefined;
}

/**
 * What of a runbook is needed to record a call. It holds what must not reach a channel: it is shown to people whom GitLab
 * would show the runbook, and is stored nowhere.
 */
export interface TaskList {
  /** The first `mostTasks`. */
  readonly tasks: readonly TaskLine[];
  /** How many there are. */
  readonly taskCount: number;
  /**
   * The rollback plan as a reader reads it, line by line; `undefined` when there is none. At most 3,000 characters: the
   * last of them is `…` when there is more.
   */
  readonly rollbackPlan: string | undefined;
  /** The pre-call items that are open and not explained; at most 100. */
  readonly openItems: readonly string[];
  /** Where the meeting is, if people may be sent there by a click. */
  readonly meetingUrl: string | undefined;
  /** The post-call item that says that the channels know how it ended. */
  readonly postCallItem: ChecklistItem | undefined;
  /** Set when several open post-call items could be that one, or none says it plainly: then none is ticked. */
  readonly isPostCallItemUnclear?: true;
}

/** In UTF-16 code units: a hundred for the name and a hundred for the note of each of `mostTasks`, and room for the rest. */
const longestSheet = 250_000;

/** Whether a sheet holds more text than can be worked with at every click: a single name can be 1 MiB long. */
export function isTooLong({ tasks, openItems: items, postCallItem, meetingUrl }: TaskList): boolean {
  const lengths = [
    ...tasks.map(({ name, url, outcome, oddOutcome }) => lengthOf([name, url, outcome?.note, oddOutcome])),
    ...items.map((item) => item.length),
    postCallItem?.text.length ?? 0,
    meetingUrl?.length ?? 0,
  ];
  return lengths.reduce((sum, length) => sum + length, 0) > longestSheet;
}

function lengthOf(texts: readonly (string | undefined)[]): number {
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

/** Takes the sheet from a runbook. */
export function taskListOf({ header, tasks, rollbackPlan, preCall, postCall }: Runbook): TaskList {
  const found = findInformItem(postCall);
  const isUnclear = found.kind === 'unclear' && found.candidates.some(({ state }) => state === 'open');
  return {
    tasks: tasks.slice(0, mostTasks).map(lineOf),
    taskCount: tasks.length,
    rollbackPlan: rollbackPlan?.text ? cut(rollbackPlan.text, longestPlan) : undefined,
    openItems: openItems(preCall).slice(0, mostOpenItems),
    meetingUrl: header.meetingUrl && clickable(linkOf(header.meetingUrl)),
    postCallItem: found.kind === 'found' ? found.item : undefined,
    ...(isUnclear ? { isPostCallItemUnclear: true } : {}),
  };
}

function lineOf({ position, name, outcome, outcomeCell, plannedMinutes, actualMinutes }: Task): TaskLine {
  const oddOutcome = outcome === undefined && outcomeCell.text !== '' ? outcomeCell.text : undefined;
  return { position, name: name.text, url: addressOf(name), outcome, oddOutcome, plannedMinutes, actualMinutes };
}

/** A task that is called `node.js` is no address; in a header value such as `example.zoom.com` it would be one. */
function addressOf(name: Written): string | undefined {
  const text = /^https?:/i.test(name.text) ? name.text : '';
  return clickable(linkOf({ ...name, text }));
}
