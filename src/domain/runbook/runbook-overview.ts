import { findInformItem } from './find-inform-item.js';
import { openItems } from './open-items.js';
import type { ChecklistItem, Contact, Header, Runbook } from './runbook.js';

/** A call with more people has been pasted from somewhere else: `too-many-contacts` is an error then. */
export const mostContacts = 100;

/**
 * What an announcement and a reminder take from a runbook: everything but its rows, of which they want the numbers. So
 * it stays small however much there is in the issue (a description of 1 MiB can hold 260,000 tasks), and can be handed
 * from thread to thread and shown in Slack.
 */
export interface RunbookOverview {
  readonly header: Header;
  /** The first `mostContacts`. */
  readonly gitlabContacts: readonly Contact[];
  /** The items that the app ticks itself; `undefined` where a checklist has none. */
  readonly informItems: Readonly<Record<'preCall' | 'postCall', ChecklistItem | undefined>>;
  /** The pre-call items that are open, without those that are explained: these are open on purpose. */
  readonly openItems: readonly string[];
  /** The sum of the tasks' planned durations, in minutes; `undefined` when none has one. */
  readonly plannedMinutes: number | undefined;
  readonly hasRollbackPlan: boolean;
  readonly counts: Readonly<Record<'customerContacts' | 'tasks' | 'checklistItems', number>>;
}

/** Takes the overview from a runbook. */
export function overviewOf(runbook: Runbook): RunbookOverview {
  const { header, gitlabContacts, customerContacts, preCall, tasks, rollbackPlan, postCall } = runbook;
  return {
    header,
    gitlabContacts: gitlabContacts.slice(0, mostContacts),
    informItems: { preCall: findInformItem(preCall), postCall: findInformItem(postCall) },
    openItems: openItems(preCall),
    plannedMinutes: plannedMinutes(runbook),
    hasRollbackPlan: rollbackPlan !== undefined && rollbackPlan.text !== '',
    counts: {
      customerContacts: customerContacts.length,
      tasks: tasks.length,
      checklistItems: preCall.length + postCall.length,
    },
  };
}

function plannedMinutes({ tasks }: Runbook): number | undefined {
  const durations = tasks.map((task) => task.plannedMinutes).filter((minutes) => minutes !== undefined);
  return durations.length === 0 ? undefined : durations.reduce((sum, minutes) => sum + minutes, 0);
}
