import type { ReactNode } from 'react';
import type { IssueView } from '../../snapshot.js';
import { useDemoState } from '../demo-state-context.js';

/** An issue's title, its labels, and who may see it. */
export function IssueHead({ issue }: { readonly issue: IssueView }): ReactNode {
  const { act } = useDemoState();
  const { confidential, isMoved } = issue;
  return (
    <div className="issue-head">
      <h3>{issue.title}</h3>
      <p>
        <span className={`pill ${issue.state}`}>{issue.state === 'opened' ? 'Open' : 'Closed'}</span>
        <span className={`pill ${confidential ? 'confidential' : 'exposed'}`}>
          {confidential ? 'Confidential' : 'Not confidential'}
        </span>
        {issue.labels.map((label) => (
          <span key={label} className="pill">
            {label}
          </span>
        ))}
        {isMoved && <span className="pill">Moved to the archive</span>}
        <span className="actions">
          <button
            type="button"
            className="plain"
            onClick={() => void act({ kind: 'confide', iid: issue.iid, confidential: !confidential })}
          >
            {confidential ? 'Show to everyone' : 'Make confidential'}
          </button>
          {!isMoved && (
            <button type="button" className="plain" onClick={() => void act({ kind: 'move-issue', iid: issue.iid })}>
              Move to the archive
            </button>
          )}
        </span>
      </p>
    </div>
  );
}
