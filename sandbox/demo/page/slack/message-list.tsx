import { Fragment, type ReactNode } from 'react';
import type { ListenerContext, MessageView } from '../../snapshot.js';
import { useDemoState } from '../demo-state-context.js';
import { showDay } from '../show-time.js';
import { Message } from './message.js';

interface Props {
  readonly context: ListenerContext;
  readonly openThread: (ts: string) => void;
}

/** A conversation's messages by day, with a line above what is new. */
export function MessageList({ context, openThread }: Props): ReactNode {
  const { zone } = useDemoState().snapshot.me;
  const shown = context.messages.filter((one) => one.inChannel);
  if (shown.length === 0) return <p className="empty">Nothing has been said here yet.</p>;
  const firstNew = shown.find((one) => one.unread);
  return shown.map((message, index) => {
    const day = showDay(message.at, zone);
    const before = shown[index - 1];
    const isNewDay = before === undefined || showDay(before.at, zone) !== day;
    return (
      <Fragment key={message.ts}>
        {isNewDay && <p className="day">{day}</p>}
        {message === firstNew && <p className="new">New</p>}
        <Message message={message} channel={context.id}>
          <ThreadLink
            replies={repliesTo(context, message)}
            open={() => openThread(message.threadTs ?? message.ts)}
            isReply={message.threadTs !== undefined}
            canReply={!message.ephemeral && context.kind !== 'im'}
          />
        </Message>
      </Fragment>
    );
  });
}

/** The replies in a message's thread, oldest first. */
export function repliesTo(context: ListenerContext, message: MessageView): readonly MessageView[] {
  return context.messages.filter((one) => one.threadTs === message.ts);
}

interface LinkProps {
  readonly replies: readonly MessageView[];
  readonly open: () => void;
  /** Whether the message itself stands in a thread, and in the channel as well. */
  readonly isReply: boolean;
  readonly canReply: boolean;
}

function ThreadLink({ replies, open, isReply, canReply }: LinkProps): ReactNode {
  if (replies.length === 0 && !canReply) return null;
  const isNew = replies.some((one) => one.unread);
  return (
    <button type="button" className={`thread-link ${isNew ? 'unread' : ''}`} onClick={open}>
      {isReply ? 'View thread' : formatThread(replies.length)}
      {isNew && <span className="badge">new</span>}
    </button>
  );
}

function formatThread(replies: number): string {
  if (replies === 0) return 'Reply in thread';
  return replies === 1 ? '1 reply' : `${replies} replies`;
}
