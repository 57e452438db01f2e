import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Promised, Snapshot } from '../../snapshot.js';
import { useDemoState } from '../demo-state-context.js';
import { ScrollArea } from '../scroll-area.js';
import { showMoment } from '../show-time.js';

/** How much of what is over stays in sight above the line, in pixels. */
const seenBefore = 70;

/** Every promise of the app as it stands in its database, with a line where now is. */
export function Jobs(): ReactNode {
  const { snapshot } = useDemoState();
  const [iid, setIid] = useState(0);
  const rows = snapshot.jobs.filter((one) => iid === 0 || one.iid === iid);
  const firstOpen = rows.findIndex((one) => one.state === 'pending' || one.state === 'running');
  const calls = new Map(snapshot.jobs.map((one) => [one.iid, one.callName] as const));
  return (
    <div className="ledger">
      <header>
        <h2>What the app has promised</h2>
        <label className="unseen" htmlFor="call">
          Call
        </label>
        <select id="call" value={iid} onChange={(event) => setIid(Number(event.target.value))}>
          <option value={0}>All calls</option>
          {[...calls].map(([number, name]) => (
            <option key={number} value={number}>
              {number} {name}
            </option>
          ))}
        </select>
      </header>
      <ScrollArea className="scroller" label="Promises">
        <table>
          <thead>
            <tr>
              <th scope="col">Due</th>
              <th scope="col">What</th>
              <th scope="col">To</th>
              <th scope="col">Call</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Fragment key={row.id}>
                {index === firstOpen && <NowLine />}
                <Row row={row} />
              </Fragment>
            ))}
            {firstOpen < 0 && <NowLine />}
          </tbody>
        </table>
      </ScrollArea>
    </div>
  );
}

/** It stays in sight wherever it moves, also when the ledger itself comes into sight: one waits for what comes next. */
function NowLine(): ReactNode {
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    const area = line.current?.closest('.scroller');
    if (!area) return;
    const observer = new ResizeObserver(() => {
      area.scrollTop = (line.current?.offsetTop ?? 0) - seenBefore;
    });
    observer.observe(area);
    return () => observer.disconnect();
  }, []);
  return (
    <tr className="now-line" ref={line}>
      <td colSpan={5}>now</td>
    </tr>
  );
}

function Row({ row }: { readonly row: Promised }): ReactNode {
  const { snapshot } = useDemoState();
  return (
    <tr>
      <td>{showMoment(row.dueAt, snapshot.me.zone)}</td>
      <td>{whatItIs(row)}</td>
      <td>{whom(row, snapshot)}</td>
      <td className="call" title={row.callName}>
        {row.callName}
      </td>
      <td>
        <span className={`state ${row.state}`} title={endOf(row, snapshot)}>
          {row.state === 'pending' ? 'due' : row.state}
        </span>
        {row.attempts > 1 && <span className="muted"> after {row.attempts} attempts</span>}
        {row.failure !== undefined && row.state !== 'completed' && <span className="failure"> {row.failure}</span>}
      </td>
    </tr>
  );
}

function endOf({ recordedAt, state }: Promised, { me }: Snapshot): string | undefined {
  return recordedAt === undefined ? undefined : `${state} ${showMoment(recordedAt, me.zone)}`;
}

const kinds: Readonly<Record<string, string>> = {
  announcement: 'Announcement',
  'announcement-update': 'Update of the announcement',
  'issue-edit': 'Edit of the runbook',
  record: 'Comment on the issue',
  'failure-notice': 'Notice of a failure',
  'drift-notice': 'Notice of a changed runbook',
  'access-notice': 'Notice of no access',
  'access-report': 'Report of who has no access',
  'run-panel': 'Run panel',
  'run-panel-update': 'Update of the run panel',
  progress: 'Progress line',
  'progress-update': 'Update of the progress line',
  summary: 'Summary',
  'summary-update': 'Update of the summary',
  correction: 'Correction of the summary',
  'close-issue': 'Closing of the issue',
};

const inGitLab: readonly string[] = ['issue-edit', 'record', 'close-issue'];

function whatItIs({ kind, occasion }: Promised): string {
  // A morning's occasion also has its date, which stands beside.
  if (occasion !== undefined) return `Reminder: ${occasion.replace(/ \d{4}-\d\d-\d\d$/, '')}`;
  return kinds[kind] ?? kind.replaceAll('-', ' ');
}

function whom({ to, kind }: Promised, { slack }: Snapshot): string {
  if (to === undefined) return inGitLab.includes(kind) ? 'GitLab' : '';
  return slack.names[to] ?? to;
}
