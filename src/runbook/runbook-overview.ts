import { cut } from './cut.js';
import { comparedLength } from './edit/find-nearest.js';
import { type InformItem, informItemsOf } from './find-inform-item.js';
import { openItems } from './open-items.js';
import {
  type ChecklistItem,
  type Contact,
  type Header,
  type HeaderField,
  headerFields,
  type Runbook,
  type Written,
} from './runbook.js';

/** A call with more people has been pasted from somewhere else: `too-many-contacts` is an error then. */
export const mostContacts = 100;

/** Of a header value and of a contact's cells, in UTF-16 code units. `check/header-rules.ts` warns of longer values. */
export const longestValue = 5_000;
const longestCell = 500;

const mostOpenItems = 100;

/**
 * What an announcement and a reminder take from a runbook: everything but its rows, of which they want the numbers. So
 * it stays small however much there is in the issue (a description of 1 MiB can hold 260,000 tasks), and can be handed
 * from thread to thread and shown in Slack.
 */
export interface RunbookOverview {
  readonly header: Header;
  /** The first `mostContacts`. */
  readonly gitlabContacts: readonly Contact[];
  /** The items that the app ticks itself; `undefined` where no item, or more than one, may be meant. */
  readonly informItems: Readonly<Record<'preCall' | 'postCall', ChecklistItem | undefined>>;
  /** The open pre-call items among which somebody must say which one is about the channels, when it is not clear. */
  readonly informCandidates: readonly ChecklistItem[];
  /** The first 100 pre-call items that are open, without those that are explained: these are open on purpose. */
  readonly openItems: readonly string[];
  /** The sum of the tasks' planned durations, in minutes; `undefined` when none has one. */
  readonly plannedMinutes: number | undefined;
  readonly hasRollbackPlan: boolean;
  readonly counts: Readonly<Record<'customerContacts' | 'tasks' | 'checklistItems', number>>;
}

/** Takes the overview from a runbook. */
export function overviewOf(runbook: Runbook, inform = informItemsOf(runbook)): RunbookOverview {
  const { header, gitlabContacts, customerContacts, preCall, tasks, rollbackPlan, postCall } = runbook;
  return {
    header: shortHeader(header),
    gitlabContacts: gitlabContacts.slice(0, mostContacts).map(shortContact),
    informItems: { preCall: itemOf(inform.preCall), postCall: itemOf(inform.postCall) },
    informCandidates: informCandidatesOf(inform.preCall),
    openItems: openItems(preCall)
      .slice(0, mostOpenItems)
      .map((item) => cut(item, longestCell)),
    plannedMinutes: plannedMinutes(runbook),
    hasRollbackPlan: rollbackPlan !== undefined && rollbackPlan.text !== '',
    counts: {
      customerContacts: customerContacts.length,
      tasks: tasks.length,
      checklistItems: preCall.length + postCall.length,
    },
  };
}

function shortHeader(header: Header): Header {
  const values = headerFields.flatMap((field): [HeaderField, Written][] => {
    const value = header[field];
    return value ? [[field, short(value, longestValue)]] : [];
  });
  return Object.fromEntries(values);
}

function shortContact({ name, role, description }: Contact): Contact {
  return {
    name: short(name, longestCell),
    role: short(role, longestCell),
    description: short(description, longestCell),
  };
}

function short(written: Written, most: number): Written {
  const { text, markdown, url } = written;
  if (text.length <= most && markdown.length <= most && (url?.length ?? 0) <= most) return written;
  const { url: _, ...withoutUrl } = written;
  const usable = url !== undefined && url.length <= most ? { url } : {};
  return { ...withoutUrl, text: cut(text, most), markdown: cut(markdown, most), ...usable };
}

function itemOf(found: InformItem): ChecklistItem | undefined {
  return found.kind === 'found' ? shortItem(found.item) : undefined;
}

function informCandidatesOf(found: InformItem): readonly ChecklistItem[] {
  return found.kind === 'unclear' ? found.candidates.filter(({ state }) => state === 'open').map(shortItem) : [];
}

/** So much of it as an edit needs to find it again, and not a character that the text does not have. */
function shortItem(item: ChecklistItem): ChecklistItem {
  const reason = item.reason && short(item.reason, longestCell);
  return { ...item, text: item.text.slice(0, comparedLength), reason };
}

function plannedMinutes({ tasks }: Runbook): number | undefined {
  const durations = tasks.map((task) => task.plannedMinutes).filter((minutes) => minutes !== undefined);
  return durations.length === 0 ? undefined : durations.reduce((sum, minutes) => sum + minutes, 0);
}
