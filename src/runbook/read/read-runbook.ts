import { type MarkdownSource, markdownSource, writtenAt } from '../markdown/markdown-source.js';
import { type Block, readBlocks, type TableBlock } from '../markdown/read-blocks.js';
import type { TableRow } from '../markdown/table-rows.js';
import type { Problem } from '../problem.js';
import type { HeaderField, Runbook, SectionName, Written } from '../runbook.js';
import { chooseRunbook, type RunbookPart } from './choose-runbook.js';
import { chooseTaskTables } from './choose-task-tables.js';
import { customerOf } from './contact-side.js';
import { headerElsewhere } from './header-elsewhere.js';
import { lostRows } from './lost-rows.js';
import { type ChecklistReading, type ItemPlace, readChecklist } from './read-checklist.js';
import { type HeaderReading, readHeader } from './read-header.js';
import { readProse } from './read-prose.js';
import { readTasks, type TaskReading, type TaskRow } from './read-tasks.js';
import { blocksOf, type Sections, splitSections } from './sections.js';
import { type ContactReading, sortContacts } from './sort-contacts.js';
import { withoutStruckBlocks } from './struck-out.js';
import { unknownTables } from './unknown-tables.js';

/** A runbook together with what an editor must know about the places in it. */
export interface RunbookReading {
  readonly source: MarkdownSource;
  readonly runbook: Runbook;
  readonly problems: readonly Problem[];
  readonly headerRows: ReadonlyMap<HeaderField, TableRow>;
  readonly defectiveHeader: ReadonlySet<HeaderField>;
  readonly headerTable: TableBlock | undefined;
  readonly preCall: readonly ItemPlace[];
  readonly postCall: readonly ItemPlace[];
  readonly taskRows: readonly TaskRow[];
}

/** Reads the runbook in an issue's description. Total: text that is no runbook gives an empty one. */
export function readRunbook(markdown: string): RunbookReading {
  const source = markdownSource(markdown);
  const chosen = chooseRunbook(source, withoutStruckBlocks(markdown, readBlocks(markdown)));
  const sections = splitSections(source, chosen.blocks);
  const header = readHeader(chosen.headerTables);
  const preCall = readChecklist(source, blocksOf(sections, 'preCall'));
  const postCall = readChecklist(source, blocksOf(sections, 'postCall'));
  const { tables, others } = chooseTaskTables(source, sections.parts);
  const tasks = readTasks(source, tables);
  const contacts = sortContacts(source, sections.parts, customerOf(header.header.name?.text));
  const problems = [chosen, header, preCall, postCall, tasks, contacts].flatMap((part) => part.problems);
  return {
    source,
    runbook: toRunbook(source, chosen, sections, { header, preCall, postCall, tasks, contacts }),
    problems: [
      ...problems,
      ...headerElsewhere(source, chosen.headerTables.length > 0),
      ...others,
      ...unknownTables(source, sections),
      ...lostRows(source, sections.parts),
    ].sort((a, b) => a.line - b.line),
    headerRows: header.rows,
    defectiveHeader: header.defective,
    headerTable: chosen.headerTables[0]?.table,
    preCall: preCall.items,
    postCall: postCall.items,
    taskRows: tasks.rows,
  };
}

interface Readings {
  readonly header: HeaderReading;
  readonly preCall: ChecklistReading;
  readonly postCall: ChecklistReading;
  readonly tasks: TaskReading;
  readonly contacts: ContactReading;
}

function toRunbook(source: MarkdownSource, chosen: RunbookPart, sections: Sections, readings: Readings): Runbook {
  return {
    header: readings.header.header,
    gitlabContacts: readings.contacts.gitlab,
    customerContacts: readings.contacts.customer,
    preCall: readings.preCall.items.map(({ item }) => item),
    tasks: readings.tasks.rows.map(({ task }) => task),
    rollbackPlan: readRollbackPlan(source, sections),
    postCall: readings.postCall.items.map(({ item }) => item),
    places: readPlaces(source, chosen, sections),
  };
}

/** The plan of the first rollback section that says something. */
function readRollbackPlan(source: MarkdownSource, { parts, headings }: Sections): Written | undefined {
  const heading = headings.find(({ name }) => name === 'rollbackPlan');
  if (!heading) return undefined;
  const plans = parts.filter(({ name, blocks }) => name === 'rollbackPlan' && blocks.length > 0);
  const [first] = plans.map(({ blocks }) => readPlan(source, blocks)).filter(({ text }) => text !== '');
  return first ?? writtenAt(source, { start: heading.end, end: heading.end });
}

function readPlan(source: MarkdownSource, blocks: readonly Block[]): Written {
  const text = readProse(source, blocks);
  return writtenAt(source, { start: blocks[0]?.span.start ?? 0, end: blocks.at(-1)?.span.end ?? 0 }, () => text);
}

function readPlaces(
  source: MarkdownSource,
  { headerTables }: RunbookPart,
  { headings }: Sections,
): NonNullable<Runbook['places']> {
  const start = headerTables[0]?.table.span.start;
  const lines = [...headings].reverse().map(({ name, line }): [SectionName, number] => [name, line]);
  return { ...(start === undefined ? {} : { header: source.lineOf(start) }), ...Object.fromEntries(lines) };
}
