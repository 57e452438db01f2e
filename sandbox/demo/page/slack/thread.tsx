import type { ReactNode } from 'react';
import type { ListenerContext, MessageView } from '../../snapshot.js';
import { ScrollArea } from '../scroll-area.js';
import { Composer } from './composer.js';
import { Message } from './message.js';
import { repliesTo } from './message-list.js';
import { useNewest } from './use-newest.js';

interface Props {
  readonly context: ListenerContext;
  readonly root: MessageView;
  readonly close: () => void;
}

/** A message with its replies. */
export function Thread({ context, root, close }: Props): ReactNode {
  const replies = repliesTo(context, root);
  const log = useNewest(replies.length);
  return (
    <div className="channel">
      <header className="channel-head">
        <button type="button" className="plain" onClick={close}>
          ← #{context.name}
        </button>
        <h2>Thread</h2>
      </header>
      <ScrollArea className="log" ref={log} role="log" label="Thread">
        <Message message={root} channel={context.id} />
        <p className="day">{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</p>
        {replies.map((reply) => (
          <Message key={reply.ts} message={reply} channel={context.id} />
        ))}
      </ScrollArea>
      <Composer context={context} thread={root.ts} />
    </div>
  );
}
