import { type ReactNode, useId, useState } from 'react';
import type { IssueView, NoteView } from '../../snapshot.js';
import { useDemoState } from '../demo-state-context.js';
import { showMoment } from '../show-time.js';
import { Markdown } from './markdown.js';

/** What was said below an issue and what GitLab noted by itself, and a field to say something. */
export function Comments({ issue }: { readonly issue: IssueView }): ReactNode {
  const { act } = useDemoState();
  const [body, setBody] = useState('');
  const id = useId();
  const comment = async () => {
    const { ok } = await act({ kind: 'comment', iid: issue.iid, body });
    if (ok) setBody('');
  };
  return (
    <div className="comments">
      {issue.notes.length === 0 && <p className="empty">Nothing has been said here yet.</p>}
      {issue.notes.map((note) => (
        <Note key={note.id} note={note} />
      ))}
      <label htmlFor={id}>Comment</label>
      <textarea id={id} rows={3} value={body} onChange={(event) => setBody(event.target.value)} />
      <button type="button" className="slack-button" disabled={body.trim() === ''} onClick={() => void comment()}>
        Comment
      </button>
    </div>
  );
}

function Note({ note }: { readonly note: NoteView }): ReactNode {
  const { zone } = useDemoState().snapshot.me;
  const when = <span className="muted">{showMoment(note.at, zone)}</span>;
  if (note.system) {
    return (
      <p className="system-note" id={`note-${note.id}`}>
        @{note.by} {note.body} · {when}
      </p>
    );
  }
  return (
    <article className="note" id={`note-${note.id}`}>
      <p>
        <strong>@{note.by}</strong> {when}
      </p>
      <Markdown text={note.body} />
    </article>
  );
}
