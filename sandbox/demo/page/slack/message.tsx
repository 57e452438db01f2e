import { type ReactNode, useMemo } from 'react';
import type { MessageView } from '../../snapshot.js';
import { Avatar } from '../avatar.js';
import { Blocks } from '../block-kit/blocks.js';
import { Mrkdwn } from '../block-kit/mrkdwn.js';
import { SurfaceContext, useNewSurface } from '../block-kit/surface-context.js';
import { useDemoState } from '../demo-state-context.js';
import { showClock } from '../show-time.js';

interface Props {
  readonly message: MessageView;
  /** The id of its conversation. */
  readonly channel: string;
  /** What stands below it. */
  readonly children?: ReactNode;
}

/** One message, at the time of whoever reads it. */
export function Message({ message, channel, children }: Props): ReactNode {
  const { zone } = useDemoState().snapshot.me;
  const name = useMemo(() => ({ kind: 'message', channel, ts: message.ts }) as const, [channel, message.ts]);
  const surface = useNewSurface(name);
  return (
    <article className={`message ${message.ephemeral ? 'ephemeral' : ''}`} id={`message-${message.ts}`}>
      <Avatar name={message.from} isApp={message.fromApp} />
      <div className="message-body">
        {message.ephemeral && <p className="only-you">Only visible to you</p>}
        <p className="message-head">
          <strong>{message.from}</strong>
          {message.fromApp && <span className="app-badge">APP</span>}
          <time dateTime={new Date(message.at).toISOString()}>{showClock(message.at, zone)}</time>
          {message.edited && <span className="muted">(edited)</span>}
        </p>
        <SurfaceContext value={surface}>
          {message.blocks.length > 0 ? (
            <Blocks blocks={message.blocks} />
          ) : (
            <div className="block-text">
              <Mrkdwn text={message.text} />
            </div>
          )}
        </SurfaceContext>
        {children}
      </div>
    </article>
  );
}
