import assert from 'node:assert/strict';
import fc from 'fast-check';
import { performEdits, planEdits } from '../../../src/runbook/edit-runbook.js';
import { parseRunbook } from '../../../src/runbook/parse-runbook.js';
import { headerFields, type Runbook, taskResults } from '../../../src/runbook/runbook.js';
import type { RunbookEdit } from '../../../src/runbook/runbook-edit.js';
import { hostileText } from '../../runbook/arbitrary-runbook.js';
import { afterEdit, meaningOf } from '../../runbook/edited-runbook.js';
import { issueText } from '../arbitrary-text.js';
import { target } from '../target.js';

interface Wish {
  readonly kind: 'tick' | 'reason' | 'task' | 'header';
  readonly at: number;
  readonly text: string;
  readonly result: (typeof taskResults)[number];
  readonly minutes: number;
}

const wishes = fc.array(
  fc.record<Wish>({
    kind: fc.constantFrom('tick', 'reason', 'task', 'header'),
    at: fc.nat(),
    text: hostileText,
    result: fc.constantFrom(...taskResults),
    minutes: fc.nat({ max: 600 }),
  }),
  { maxLength: 5 },
);

/** What a wish comes to in this runbook: an edit of what is there. */
function editFor(runbook: Runbook, { kind, at, text, result, minutes }: Wish): RunbookEdit | undefined {
  const item = runbook.preCall[at % runbook.preCall.length];
  const task = runbook.tasks[at % runbook.tasks.length];
  const field = headerFields[at % headerFields.length];
  switch (kind) {
    case 'tick':
      return item && { kind: 'tick-item', item: { list: 'pre-call', position: item.position, text: item.text } };
    case 'reason':
      return (
        item && {
          kind: 'set-reason',
          item: { list: 'pre-call', position: item.position, text: item.text },
          reason: text,
        }
      );
    case 'task':
      return (
        task && {
          kind: 'record-task',
          task: { position: task.position, name: task.name.text },
          outcome: { result, note: text },
          actualMinutes: minutes,
        }
      );
    case 'header':
      return field && { kind: 'set-header', field, value: text };
  }
}

/** One edit of each place. */
function editsOf(runbook: Runbook, all: readonly Wish[]): readonly RunbookEdit[] {
  const edits = all.map((wish) => editFor(runbook, wish)).filter((edit) => edit !== undefined);
  const places = new Map(
    edits.map((edit) => {
      const place = 'item' in edit ? edit.item.position : 'task' in edit ? edit.task.position : edit.field;
      return [`${edit.kind} ${place}`, edit];
    }),
  );
  return [...places.values()];
}

/** An edit changes what it names and nothing else, and is made once. */
export const editor = target('editor', fc.tuple(issueText, wishes), ([markdown, all]) => {
  const { runbook } = parseRunbook(markdown);
  const edits = editsOf(runbook, all);

  const { splices } = planEdits(markdown, edits);
  const { markdown: edited, unplaced } = performEdits(markdown, edits);

  let [before, after] = [0, 0];
  for (const { start, end, text } of splices) {
    assert.ok(start >= before && start <= end && end <= markdown.length, 'splices are in order and inside');
    assert.equal(edited.slice(after, after + start - before), markdown.slice(before, start));
    after += start - before + text.length;
    before = end;
  }
  assert.equal(edited.slice(after), markdown.slice(before));

  const again = performEdits(edited, edits);
  assert.equal(again.markdown, edited, 'the same edits change nothing more');
  if (unplaced.length > 0) return;
  const expected = edits.reduce(afterEdit, meaningOf(runbook));
  assert.deepEqual(meaningOf(parseRunbook(edited).runbook), expected);
});
