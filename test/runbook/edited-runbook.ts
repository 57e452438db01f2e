import type { ChecklistItem, Runbook, Task, TaskOutcome } from '../../src/runbook/runbook.js';
import type { RunbookEdit } from '../../src/runbook/runbook-edit.js';

/** What a runbook says, without where it says so. */
export function meaningOf(runbook: Runbook) {
  return {
    header: Object.fromEntries(Object.entries(runbook.header).map(([field, { text }]) => [field, text])),
    contacts: [...runbook.gitlabContacts, ...runbook.customerContacts].map(({ name }) => name.text),
    'pre-call': runbook.preCall.map(meaningOfItem),
    tasks: runbook.tasks.map(meaningOfTask),
    rollbackPlan: runbook.rollbackPlan?.text,
    'post-call': runbook.postCall.map(meaningOfItem),
  };
}

type Meaning = ReturnType<typeof meaningOf>;

function meaningOfItem({ text, state, reason }: ChecklistItem) {
  return { text, state, reason: reason?.text || undefined };
}

function meaningOfTask({ name, outcome, outcomeCell, plannedMinutes, actualMinutes }: Task) {
  const unread = outcome ? undefined : outcomeCell.text;
  return { name: name.text, outcome, unread, plannedMinutes, actualMinutes };
}

/** What the runbook must say after an edit: the same edit, carried out on the meaning instead of the text. */
export function afterEdit(before: Meaning, edit: RunbookEdit): Meaning {
  switch (edit.kind) {
    case 'tick-item':
      return changeItem(before, edit.item, (item) => ({ ...item, state: 'done' }));
    case 'set-reason':
      return changeItem(before, edit.item, (item) => ({ ...item, reason: typed(edit.reason, ' ') || undefined }));
    case 'set-header': {
      const value = typed(edit.value, edit.field === 'description' ? '\n' : ' ');
      return { ...before, header: { ...before.header, [edit.field]: value } };
    }
    case 'record-task':
      return { ...before, tasks: before.tasks.with(edit.task.position - 1, recorded(before, edit)) };
  }
}

function changeItem(
  before: Meaning,
  { list, position }: { list: 'pre-call' | 'post-call'; position: number },
  change: (item: Meaning['pre-call'][number]) => Meaning['pre-call'][number],
): Meaning {
  return { ...before, [list]: before[list].map((item, index) => (index === position - 1 ? change(item) : item)) };
}

function recorded(before: Meaning, edit: Extract<RunbookEdit, { kind: 'record-task' }>): Meaning['tasks'][number] {
  const task = before.tasks[edit.task.position - 1];
  if (!task) throw new Error(`no task ${edit.task.position}`);
  const { outcome, actualMinutes } = edit;
  return {
    ...task,
    ...(outcome === undefined ? {} : meaningOfOutcome(outcome)),
    ...(actualMinutes === undefined ? {} : { actualMinutes: actualMinutes ?? undefined }),
  };
}

function meaningOfOutcome(outcome: TaskOutcome | null) {
  if (outcome === null) return { outcome: undefined, unread: '' };
  const note = typed(outcome.note ?? '', '\n') || undefined;
  return { outcome: { result: outcome.result, note }, unread: undefined };
}

/** How typed text reads in the issue: no control characters, no blank lines, single blanks. */
export function typed(text: string, lineEnd: string): string {
  return text
    .replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\n')
    .split('\n')
    .map((line) =>
      line
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .replace(/\p{Cs}/gu, '\ufffd')
        .trim(),
    )
    .filter((line) => line !== '')
    .join(lineEnd);
}
