import { type ReactNode, useState } from 'react';
import type { IssueView } from '../../snapshot.js';
import { useDemoState } from '../demo-state-context.js';
import { ScrollArea } from '../scroll-area.js';
import { Changes } from './changes.js';
import { Comments } from './comments.js';
import { EditIssue } from './edit-issue.js';
import { IssueHead } from './issue-head.js';
import { Markdown } from './markdown.js';

const tabs = ['Runbook', 'Source', 'Changes', 'Comments'] as const;
/** What of an issue is shown. */
export type IssueTab = (typeof tabs)[number];

interface Props {
  readonly iid: number;
  readonly tab: IssueTab;
  readonly go: (iid: number, tab: IssueTab) => void;
}

/** GitLab: the runbook issues, as whoever may see them sees them. */
export function GitLabPane({ iid, tab, go }: Props): ReactNode {
  const { snapshot, act } = useDemoState();
  const [editing, setEditing] = useState<number>();
  const issue = snapshot.issues.find((one) => one.iid === iid);
  if (!issue) return null;
  const choose = (wanted: IssueTab) => {
    go(iid, wanted);
    void act({ kind: 'look', at: `${wanted.toLowerCase()} ${iid}` });
  };
  const isEditing = editing === iid;
  return (
    <section className="pane gitlab" aria-label="GitLab">
      <header className="pane-head">
        <h2>GitLab</h2>
        <label className="unseen" htmlFor="issue">
          Issue
        </label>
        <select id="issue" value={iid} onChange={(event) => go(Number(event.target.value), tab)}>
          {snapshot.issues.map((one) => (
            <option key={one.iid} value={one.iid}>
              #{one.iid} {one.title} {one.about && `(${one.about})`}
            </option>
          ))}
        </select>
      </header>
      <IssueHead issue={issue} />
      <div className="tabs">
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === tab && !isEditing}
            onClick={() => choose(one)}
            disabled={isEditing}
          >
            {one}
            {countIn(issue, one)}
          </button>
        ))}
        <button
          type="button"
          className="edit"
          aria-pressed={isEditing}
          onClick={() => setEditing(isEditing ? undefined : iid)}
        >
          Edit
        </button>
      </div>
      <ScrollArea className="issue-body" label={`Issue ${iid}: ${tab}`}>
        {isEditing ? (
          <EditIssue key={iid} issue={issue} end={() => setEditing(undefined)} />
        ) : (
          <Shown issue={issue} tab={tab} />
        )}
      </ScrollArea>
    </section>
  );
}

function Shown({ issue, tab }: { readonly issue: IssueView; readonly tab: IssueTab }): ReactNode {
  const description = issue.versions.at(-1)?.description ?? '';
  switch (tab) {
    case 'Runbook':
      return <Markdown text={description} />;
    case 'Source':
      return <pre className="source">{description}</pre>;
    case 'Changes':
      return <Changes versions={issue.versions} />;
    case 'Comments':
      return <Comments key={issue.iid} issue={issue} />;
  }
}

function countIn(issue: IssueView, tab: IssueTab): ReactNode {
  const counts = { Changes: issue.versions.length - 1, Comments: issue.notes.filter((note) => !note.system).length };
  const count = tab === 'Changes' || tab === 'Comments' ? counts[tab] : 0;
  return count > 0 && <span className="count">{count}</span>;
}
