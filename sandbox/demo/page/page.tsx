import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Action } from '../action.js';
import type { Snapshot } from '../snapshot.js';
import { DemoStateContext } from './demo-state-context.js';
import { GitLabPane } from './gitlab/gitlab-pane.js';
import { GuideStrip } from './guide-strip.js';
import { Notices } from './notices.js';
import { Panel } from './panel/panel.js';
import { send } from './send.js';
import { SlackPane } from './slack/slack-pane.js';
import { TopBar } from './top-bar.js';
import { useNotices } from './use-notices.js';
import { useSnapshots } from './use-snapshots.js';
import { useWhereabouts, worlds } from './use-whereabouts.js';

const worldNames = { slack: 'Slack', gitlab: 'GitLab', panel: 'Clock' } as const;

/** What the page does by itself puts no notice away. */
const silently: readonly Action['kind'][] = ['read', 'look', 'open-home'];

/** The whole page, as one of the people sees it. */
export function Page(): ReactNode {
  const [handle, setHandle] = useState('john');
  const shown = useSnapshots(handle);
  if (shown.kind === 'preparing') return <Preparing saying={shown.saying} />;
  return <DemoState snapshot={shown} become={setHandle} />;
}

interface DemoStateProps {
  readonly snapshot: Snapshot;
  readonly become: (handle: string) => void;
}

function DemoState({ snapshot, become }: DemoStateProps): ReactNode {
  // Whom the page shows acts, also in the moment before somebody else is shown.
  const { handle } = snapshot.me;
  const { world, setWorld, place, go, issue, setIssue, follow, joinFetch } = useWhereabouts(handle);
  const { notices, say, dismiss, dismissAll } = useNotices();
  const act = useCallback(
    async (action: Action) => {
      if (!silently.includes(action.kind)) dismissAll();
      joinFetch(action);
      const outcome = await send(handle, action);
      say(outcome.said);
      return outcome;
    },
    [handle, say, dismissAll, joinFetch],
  );
  const demoState = useMemo(() => {
    const followOrSay = (url: string) => {
      if (!follow(url, snapshot)) say([`This would open ${url}. The demo stays on this machine.`]);
    };
    return { snapshot, act, follow: followOrSay };
  }, [snapshot, act, follow, say]);
  return (
    <DemoStateContext value={demoState}>
      <div className={`page show-${world}`}>
        <TopBar become={become} startOver={() => void act({ kind: 'start-over' })} />
        <GuideStrip />
        <main>
          <SlackPane key={handle} place={place} go={go} />
          <GitLabPane iid={issue.iid} tab={issue.tab} go={(iid, tab) => setIssue({ iid, tab })} />
          <Panel />
        </main>
        <nav className="worlds" aria-label="Parts of the page">
          {worlds.map((one) => (
            <button key={one} type="button" aria-pressed={one === world} onClick={() => setWorld(one)}>
              {worldNames[one]}
            </button>
          ))}
        </nav>
        <Notices notices={notices} dismiss={dismiss} />
      </div>
    </DemoStateContext>
  );
}

function Preparing({ saying }: { readonly saying: string }): ReactNode {
  return (
    <main className="preparing">
      <img src="/icon.svg" alt="" width="56" height="56" />
      <h1>Runbook calls</h1>
      <p role="status">
        <span className="spinner" aria-hidden="true" /> {saying}
      </p>
    </main>
  );
}
