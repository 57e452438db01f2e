import { type ReactNode, useId, useState } from 'react';
import type { IssueView } from '../../snapshot.js';
import { useDemoState } from '../demo-state-context.js';

/** The description as it is written, to be changed by hand, as GitLab's own editor does. */
export function EditIssue({ issue, end }: { readonly issue: IssueView; readonly end: () => void }): ReactNode {
  const { act } = useDemoState();
  const [before] = useState(issue.versions.at(-1)?.description ?? '');
  const [description, setDescription] = useState(before);
  const id = useId();
  const save = async () => {
    const { ok } = await act({ kind: 'edit-issue', iid: issue.iid, before, description });
    if (ok) end();
  };
  return (
    <div className="edit-issue">
      <label htmlFor={id}>Description</label>
      <textarea
        id={id}
        value={description}
        spellCheck={false}
        onChange={(event) => setDescription(event.target.value)}
      />
      <div className="dialog-buttons">
        <button type="button" className="slack-button" onClick={end}>
          Cancel
        </button>
        <button type="button" className="slack-button primary" onClick={() => void save()}>
          Save changes
        </button>
      </div>
    </div>
  );
}
