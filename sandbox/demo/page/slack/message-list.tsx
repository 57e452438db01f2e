import { Fragment, type ReactNode } from 'react';
import type { Conversation, MessageView } from '../../snapshot.js';
import { showDay } from '../show-time.js';
import { useStage } from '../stage-context.js';
import { Message } from './message.js';

interface Props {
  readonly conversation: Conversation;
  readonly openThread: (ts: string) => void;
}

/** A conversation's messages by day, with a line above what is new. */
export function MessageList({ conversation, openThread }: Props): ReactNode {
  const { zone } = useStage().snapshot.me;
  const shown = conversation.messages.filter((one) => one.inChannel);
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
        <Message message={message} channel={conversation.id}>
          <ThreadLink
            replies={repliesTo(conversation, message)}
            open={() => openThread(message.threadTs ?? message.ts)}
            isReply={message.threadTs !== undefined}
            canReply={!message.ephemeral && conversation.kind !== 'im'}
          />
        </Message>
      </Fragment>
    );
  });
}

/** The replies in a message's thread, oldest first. */
export function repliesTo(conversation: Conversation, message: MessageView): readonly MessageView[] {
  return conversation.messages.filter((one) => one.threadTs === message.ts);
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
      {isReply ? 'View thread' : threadWords(replies.length)}
      {isNew && <span className="badge">new</span>}
    </button>
  );
}

function threadWords(replies: number): string {
  if (replies === 0) return 'Reply in thread';
  return replies === 1 ? '1 reply' : `${replies} replies`;
}
