import { diffWordsWithSpace, structuredPatch } from 'diff';
import { Fragment, type ReactNode } from 'react';
import type { IssueVersion } from '../../snapshot.js';
import { useDemoState } from '../demo-state-context.js';
import { showMoment } from '../show-time.js';
import { type ChangedLine, pairLines } from './pair-lines.js';

/** Every edit of the description, the newest first: what changed in it, and how much stayed as it was. */
export function Changes({ versions }: { readonly versions: readonly IssueVersion[] }): ReactNode {
  const edits = versions.slice(1).map((after, index) => ({ before: versions[index]?.description ?? '', after }));
  if (edits.length === 0) return <p className="empty">Nobody has changed the description yet.</p>;
  return edits
    .reverse()
    .map(({ before, after }, index) => <Edit key={String(edits.length - index)} before={before} after={after} />);
}

function Edit({ before, after }: { readonly before: string; readonly after: IssueVersion }): ReactNode {
  const { zone } = useDemoState().snapshot.me;
  const { hunks } = structuredPatch('', '', before, after.description, '', '', { context: 2 });
  const lines = hunks.map((hunk) => pairLines(hunk.lines));
  return (
    <article className="edit-of" aria-label={`Edit by ${after.by}`}>
      <p>
        <strong>@{after.by}</strong> <span className="muted">{showMoment(after.at, zone)}</span>
      </p>
      <pre className="diff">
        {lines.map((hunk, index) => (
          <Fragment key={String(index)}>
            {index > 0 && <span className="gap">⋯{'\n'}</span>}
            {hunk.map((line, place) => (
              <Line key={String(place)} line={line} />
            ))}
          </Fragment>
        ))}
      </pre>
      <p className="muted">{untouched(before, hunks)}</p>
    </article>
  );
}

const signs = { same: ' ', removed: '−', added: '+' } as const;

function Line({ line }: { readonly line: ChangedLine }): ReactNode {
  const { kind, text, other } = line;
  const sign = signs[kind];
  if (kind === 'same' || other === undefined) {
    return (
      <span className={`line ${kind}`}>
        {sign} {text}
        {'\n'}
      </span>
    );
  }
  const [before, after] = kind === 'removed' ? [text, other] : [other, text];
  const parts = diffWordsWithSpace(before, after).filter((part) => (kind === 'removed' ? !part.added : !part.removed));
  return (
    <span className={`line ${kind}`}>
      {sign}{' '}
      {parts.map((part, index) =>
        part.added || part.removed ? (
          <mark key={String(index)}>{part.value}</mark>
        ) : (
          <Fragment key={String(index)}>{part.value}</Fragment>
        ),
      )}
      {'\n'}
    </span>
  );
}

/** The lines that no hunk takes away stand in both texts, byte for byte. */
function untouched(before: string, hunks: readonly { readonly lines: readonly string[] }[]): string {
  const all = before.split('\n').length;
  const gone = hunks.flatMap((hunk) => hunk.lines).filter((line) => line.startsWith('-'));
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  const kept = bytes(before) - gone.reduce((sum, line) => sum + bytes(line), 0);
  return `The other ${all - gone.length} lines (${kept.toLocaleString('en-US')} bytes) are as they were, byte for byte.`;
}
