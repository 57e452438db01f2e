import { type ReactNode, useEffect } from 'react';
import type { ListenerContext } from '../../snapshot.js';
import { useDemoState } from '../demo-state-context.js';
import { Channel } from './channel.js';
import { Modal } from './modal.js';
import { Sidebar } from './sidebar.js';
import { Thread } from './thread.js';

/** Where somebody is in their Slack client. */
export interface Place {
  /** A conversation's id. */
  readonly context: string;
  /** The `ts` of the message whose thread is open. */
  readonly thread: string | undefined;
}

interface Props {
  readonly place: Place | undefined;
  readonly go: (place: Place) => void;
}

/** The Slack client of the person one is. */
export function SlackPane({ place, go }: Props): ReactNode {
  const { snapshot, act } = useDemoState();
  const { conversations, modals } = snapshot.slack;
  const here = conversations.find((one) => one.id === place?.context) ?? firstPlace(conversations);
  useReading(here);
  const modal = modals.at(-1);
  const root = here?.messages.find((one) => one.ts === place?.thread);
  const openThread = (channel: string, ts: string) => {
    go({ context: channel, thread: ts });
    void act({ kind: 'look', at: `thread ${ts}` });
  };
  return (
    <section className="pane slack" aria-label="Slack">
      <div className="slack-client" inert={modal !== undefined}>
        <Sidebar here={here} go={(id) => go({ context: id, thread: undefined })} />
        {here && root ? (
          <Thread context={here} root={root} close={() => go({ context: here.id, thread: undefined })} />
        ) : (
          here && <Channel key={here.id} context={here} openThread={(ts) => openThread(here.id, ts)} />
        )}
        {!here && <p className="empty">You are in no channel.</p>}
      </div>
      {modal && <Modal key={modal.id} view={modal} depth={modals.length} />}
    </section>
  );
}

/** Slack opens where one left; at first, in the channel in which this person has a call to announce. */
function firstPlace(conversations: readonly ListenerContext[]): ListenerContext | undefined {
  return conversations.find((one) => one.name === 'support_self-managed') ?? conversations[0];
}

/** What is on the screen counts as read. */
function useReading(here: ListenerContext | undefined): void {
  const { act } = useDemoState();
  const id = here?.id;
  const unread = here?.unread ?? 0;
  useEffect(() => {
    if (id === undefined || unread === 0 || document.visibilityState === 'hidden') return;
    // Long enough to notice the mark.
    const timer = setTimeout(() => void act({ kind: 'read', channel: id }), 1200);
    return () => clearTimeout(timer);
  }, [act, id, unread]);
}
