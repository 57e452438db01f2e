import fc from 'fast-check';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { headerFields, type Runbook, taskResults } from '../../src/runbook/runbook.js';
import type { RunbookEdit } from '../../src/runbook/runbook-edit.js';
import { plainLines } from '../../src/runbook/safe-text.js';
import { hostileText, runbookMarkdown } from './arbitrary-runbook.js';

/** A runbook and edits of what is in it, at most one of each place. */
export interface EditedRunbook {
  readonly markdown: string;
  readonly edits: readonly RunbookEdit[];
}

/** Runbooks with edits of their items, tasks and header values, with whatever people may type. */
export const editedRunbook: fc.Arbitrary<EditedRunbook> = runbookMarkdown.chain((markdown) => {
  const possible = editsOf(parseRunbook(markdown).runbook);
  return fc
    .tuple(...possible.map((edit) => fc.option(edit, { nil: undefined, freq: 2 })))
    .map((edits) => ({ markdown, edits: edits.filter((edit) => edit !== undefined) }));
});

/** A header value is replaced, never emptied. */
const headerValue = hostileText.filter((text) => plainLines(text).length > 0);

function editsOf(runbook: Runbook): readonly fc.Arbitrary<RunbookEdit>[] {
  return [
    ...(['pre-call', 'post-call'] as const).flatMap((list) =>
      (list === 'pre-call' ? runbook.preCall : runbook.postCall).flatMap(({ position, text }) => {
        const item = { list, position, text };
        return [
          fc.constant<RunbookEdit>({ kind: 'tick-item', item }),
          hostileText.map((reason): RunbookEdit => ({ kind: 'set-reason', item, reason })),
        ];
      }),
    ),
    ...runbook.tasks.map(({ position, name }) => recordTask(position, name.text)),
    ...headerFields.map((field) => headerValue.map((value): RunbookEdit => ({ kind: 'set-header', field, value }))),
  ];
}

function recordTask(position: number, name: string): fc.Arbitrary<RunbookEdit> {
  const note = fc.option(hostileText, { nil: undefined });
  return fc
    .record(
      {
        outcome: fc.option(fc.record({ result: fc.constantFrom(...taskResults), note })),
        actualMinutes: fc.option(fc.nat({ max: 600 })),
      },
      { requiredKeys: [] },
    )
    .map((change) => ({ kind: 'record-task', task: { position, name }, ...change }));
}
