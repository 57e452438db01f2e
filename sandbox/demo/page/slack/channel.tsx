import { type ReactNode, useState } from 'react';
import type { Conversation } from '../../snapshot.js';
import { ScrollArea } from '../scroll-area.js';
import { useStage } from '../stage-context.js';
import { Composer } from './composer.js';
import { Home } from './home.js';
import { MessageList } from './message-list.js';
import { useNewest } from './use-newest.js';

interface Props {
  readonly conversation: Conversation;
  readonly openThread: (ts: string) => void;
}

/** A channel, or the conversation with the app, which may have a Home tab. */
export function Channel({ conversation, openThread }: Props): ReactNode {
  const { slack } = useStage().snapshot;
  const isApp = conversation.kind === 'im';
  const [tab, setTab] = useState<'messages' | 'home'>('messages');
  return (
    <div className="channel">
      <header className="channel-head">
        <h2>{isApp ? conversation.name : `#${conversation.name}`}</h2>
        {isApp && slack.homeTab ? (
          <Tabs tab={tab} choose={setTab} />
        ) : (
          <span className="muted">{isApp ? 'App' : `${conversation.members} members`}</span>
        )}
      </header>
      {tab === 'home' ? (
        <Home />
      ) : (
        <>
          <Messages conversation={conversation} openThread={openThread} />
          <Composer conversation={conversation} thread={undefined} />
        </>
      )}
    </div>
  );
}

function Messages({ conversation, openThread }: Props): ReactNode {
  const log = useNewest(conversation.messages.length);
  return (
    <ScrollArea className="log" ref={log} role="log" label={`Messages in ${conversation.name}`}>
      <MessageList conversation={conversation} openThread={openThread} />
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
