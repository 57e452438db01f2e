import { useCallback, useState } from 'react';
import type { Action } from '../action.js';
import type { Snapshot } from '../snapshot.js';
import { whereTo } from './follow-link.js';
import type { IssueTab } from './gitlab/gitlab-pane.js';
import type { Place } from './slack/slack-pane.js';

/** The parts of the page, of which a narrow screen shows one at a time. */
export const worlds = ['slack', 'gitlab', 'panel'] as const;
export type World = (typeof worlds)[number];

/** What is open in each part of the page: in Slack for each person, as they left it. */
export function useWhereabouts(handle: string) {
  const [world, setWorld] = useState<World>('slack');
  const [places, setPlaces] = useState<Readonly<Record<string, Place>>>({});
  const [issue, setIssue] = useState<{ readonly iid: number; readonly tab: IssueTab }>({ iid: 1, tab: 'Runbook' });
  const go = useCallback((place: Place) => setPlaces((before) => ({ ...before, [handle]: place })), [handle]);
  /** Goes where a link leads, and tells whether that is on this page. */
  const follow = useCallback(
    (url: string, snapshot: Snapshot) => {
      const target = whereTo(url, snapshot);
      if (target.kind === 'issue') {
        setIssue({ iid: target.iid, tab: target.isNote ? 'Comments' : 'Runbook' });
        setWorld('gitlab');
      }
      if (target.kind === 'message') {
        go(target.place);
        setWorld('slack');
      }
      return target.kind !== 'elsewhere';
    },
    [go],
  );
  /** GitLab shows the runbook that a command is about, so that both sides can be seen. */
  const joinFetch = useCallback((action: Action) => {
    const number = action.kind === 'write' ? /^\/\w+ \w+ #?([1-6])\b/.exec(action.line)?.[1] : undefined;
    if (number !== undefined) setIssue((before) => ({ ...before, iid: Number(number) }));
  }, []);
  return { world, setWorld, place: places[handle], go, issue, setIssue, follow, joinFetch };
}
