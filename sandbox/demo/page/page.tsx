import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Action } from '../action.js';
import { Dock } from './dock/dock.js';
import { whereTo } from './follow-link.js';
import { GitLabPane, type IssueTab } from './gitlab/gitlab-pane.js';
import { GuideStrip } from './guide-strip.js';
import { type Notice, Notices } from './notices.js';
import { send } from './send.js';
import { type Place, SlackPane } from './slack/slack-pane.js';
import { StageContext } from './stage-context.js';
import { TopBar } from './top-bar.js';
import { useSnapshots } from './use-snapshots.js';

const worlds = ['slack', 'gitlab', 'dock'] as const;
type World = (typeof worlds)[number];
const worldNames = { slack: 'Slack', gitlab: 'GitLab', dock: 'Ledger and clock' } as const;

/** The whole page. On a narrow screen it shows one world at a time. */
export function Page(): ReactNode {
  const [handle, setHandle] = useState('john');
  const [world, setWorld] = useState<World>('slack');
  const [places, setPlaces] = useState<Readonly<Record<string, Place>>>({});
  const [issue, setIssue] = useState<{ readonly iid: number; readonly tab: IssueTab }>({ iid: 1, tab: 'Runbook' });
  const { notices, say, dismiss } = useNotices();
  const shown = useSnapshots(handle);
  const act = useCallback(
    async (action: Action) => {
      const outcome = await send(handle, action);
      say(outcome.said);
      return outcome;
    },
    [handle, say],
  );
  const go = useCallback((place: Place) => setPlaces((before) => ({ ...before, [handle]: place })), [handle]);
  const stage = useMemo(() => {
    if (shown.kind === 'preparing') return undefined;
    const follow = (url: string) => {
      const target = whereTo(url, shown);
      if (target.kind === 'issue') {
        setIssue({ iid: target.iid, tab: target.isNote ? 'Comments' : 'Runbook' });
        setWorld('gitlab');
      } else if (target.kind === 'message') {
        go(target.place);
        setWorld('slack');
      } else say([`This would open ${url}. The demo stays on this machine.`]);
    };
    return { snapshot: shown, act, follow };
  }, [shown, act, go, say]);
  if (!stage) return <Preparing saying={shown.kind === 'preparing' ? shown.saying : ''} />;
  return (
    <StageContext value={stage}>
      <div className={`page show-${world}`}>
        <TopBar become={setHandle} startOver={() => void act({ kind: 'start-over' })} />
        <GuideStrip />
        <main>
          <SlackPane key={handle} place={places[handle]} go={go} />
          <GitLabPane iid={issue.iid} tab={issue.tab} go={(iid, tab) => setIssue({ iid, tab })} />
          <Dock />
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
    </StageContext>
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

let lastNotice = 0;

function useNotices() {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const say = useCallback((texts: readonly string[]) => {
    const fresh = texts.map((text) => ({ id: ++lastNotice, text }));
    if (fresh.length > 0) setNotices((before) => [...before, ...fresh].slice(-3));
  }, []);
  const dismiss = useCallback((id: number) => setNotices((before) => before.filter((one) => one.id !== id)), []);
  return { notices, say, dismiss };
}
