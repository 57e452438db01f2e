import { type ReactNode, useState } from 'react';
import type { ListenerContext } from '../../snapshot.js';
import { useDemoState } from '../demo-state-context.js';
import { ScrollArea } from '../scroll-area.js';
import { Composer } from './composer.js';
import { Home } from './home.js';
import { MessageList } from './message-list.js';
import { useNewest } from './use-newest.js';

interface Props {
  readonly context: ListenerContext;
  readonly openThread: (ts: string) => void;
}

/** A channel, or the conversation with the app, which may have a Home tab. */
export function Channel({ context, openThread }: Props): ReactNode {
  const { slack } = useDemoState().snapshot;
  const isApp = context.kind === 'im';
  const [tab, setTab] = useState<'messages' | 'home'>('messages');
  return (
    <div className="channel">
      <header className="channel-head">
        <h2>{isApp ? context.name : `#${context.name}`}</h2>
        {isApp && slack.homeTab ? (
          <Tabs tab={tab} choose={setTab} />
        ) : (
          <span className="muted">{isApp ? 'App' : `${context.members} members`}</span>
        )}
      </header>
      {tab === 'home' ? (
        <Home />
      ) : (
        <>
          <Messages context={context} openThread={openThread} />
          <Composer context={context} thread={undefined} />
        </>
      )}
    </div>
  );
}

function Messages({ context, openThread }: Props): ReactNode {
  const log = useNewest(context.messages.length);
  return (
    <ScrollArea className="log" ref={log} role="log" label={`Messages in ${context.name}`}>
      <MessageList context={context} openThread={openThread} />
    </ScrollArea>
  );
}

interface TabsProps {
  readonly tab: 'messages' | 'home';
  readonly choose: (tab: 'messages' | 'home') => void;
}

function Tabs({ tab, choose }: TabsProps): ReactNode {
  return (
    <div className="switch">
      <button type="button" aria-pressed={tab === 'home'} onClick={() => choose('home')}>
        Home
      </button>
      <button type="button" aria-pressed={tab === 'messages'} onClick={() => choose('messages')}>
        Messages
      </button>
    </div>
  );
}
