/** A half-open range of UTF-16 code units in the Markdown source: `source.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What a person wrote in one place of the issue.
 * `text` is how a reader reads it (no backticks, link markup or escapes), `markdown` is the source, trimmed, and
 * `span` is where that source stands. In an empty or missing place the span is empty and marks where text would go.
 */
export interface Written {
  readonly text: string;
  readonly markdown: string;
  readonly span: Span;
  /** 1-based line of the source. */
  readonly line: number;
  /** The target of the first link in it, as written; see `linkOf` for the address that a place names in any form. */
  readonly url?: string;
}

/** The rows of the header table that the format defines. Other rows are kept in the issue and ignored here. */
export const headerFields = ['name', 'description', 'dri', 'scheduleAt', 'meetingUrl', 'gitlabIssue'] as const;
export type HeaderField = (typeof headerFields)[number];

/** The header table. A row that the author left out is absent; a row with an empty value is present with empty text. */
export type Header = Readonly<Partial<Record<HeaderField, Written>>>;

/** One row of a contacts table, e.g. `| Jane Smith | Communication | Keeps the customer informed |`. */
export interface Contact {
  readonly name: Written;
  readonly role: Written;
  readonly description: Written;
}

/** `inapplicable` is GitLab's `[~]`. */
export const itemStates = ['open', 'done', 'inapplicable'] as const;
export type ItemState = (typeof itemStates)[number];

/** One item of a checklist. `position` counts from 1 within its list. */
export interface ChecklistItem {
  readonly position: number;
  readonly text: string;
  readonly state: ItemState;
  /** Why an open item stays open: the text under it. */
  readonly reason: Written | undefined;
  /** The character between the brackets. */
  readonly mark: Span;
  readonly line: number;
}

export const taskResults = ['Success', 'Partial', 'Failed', 'Skipped'] as const;
export type TaskResult = (typeof taskResults)[number];

/** What became of a task: `Failed: 3 users not found` has the result `Failed` and the note `3 users not found`. */
export interface TaskOutcome {
  readonly result: TaskResult;
  readonly note: string | undefined;
}

/** One row of the task table. `position` counts from 1 over all task tables. Durations are whole minutes. */
export interface Task {
  readonly position: number;
  readonly name: Written;
  /** Where the task is documented, when its name is a link. */
  readonly url: string | undefined;
  readonly outcomeCell: Written;
  readonly durationCell: Written;
  /** `undefined` when the cell is empty or says something else than one of the four results. */
  readonly outcome: TaskOutcome | undefined;
  readonly plannedMinutes: number | undefined;
  readonly actualMinutes: number | undefined;
}

/** The parts of a runbook that have a heading of their own. */
export const sectionNames = [
  'gitlabContacts',
  'customerContacts',
  'preCall',
  'tasks',
  'rollbackPlan',
  'postCall',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** What a runbook says, with the place of everything that the app may edit. */
export interface Runbook {
  readonly header: Header;
  readonly gitlabContacts: readonly Contact[];
  readonly customerContacts: readonly Contact[];
  readonly preCall: readonly ChecklistItem[];
  readonly tasks: readonly Task[];
  readonly rollbackPlan: Written | undefined;
  readonly postCall: readonly ChecklistItem[];
  /** 1-based lines of the header table (its first row) and of the headings, where there are any. */
  readonly places?: Readonly<Partial<Record<'header' | SectionName, number>>>;
}
