import type { ReactNode } from 'react';
import type { Conversation, MessageView } from '../../snapshot.js';
import { ScrollArea } from '../scroll-area.js';
import { Composer } from './composer.js';
import { Message } from './message.js';
import { repliesTo } from './message-list.js';
import { useNewest } from './use-newest.js';

interface Props {
  readonly conversation: Conversation;
  readonly root: MessageView;
  readonly close: () => void;
}

/** A message with its replies. */
export function Thread({ conversation, root, close }: Props): ReactNode {
  const replies = repliesTo(conversation, root);
  const log = useNewest(replies.length);
  return (
    <div className="channel">
      <header className="channel-head">
        <button type="button" className="plain" onClick={close}>
          ← #{conversation.name}
        </button>
        <h2>Thread</h2>
      </header>
      <ScrollArea className="log" ref={log} role="log" label="Thread">
        <Message message={root} channel={conversation.id} />
        <p className="day">{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</p>
        {replies.map((reply) => (
          <Message key={reply.ts} message={reply} channel={conversation.id} />
        ))}
      </ScrollArea>
      <Composer conversation={conversation} thread={root.ts} />
    </div>
  );
}
