import type { ReactNode } from 'react';
import type { ListenerContext } from '../../snapshot.js';
import { useDemoState } from '../demo-state-context.js';

interface Props {
  readonly here: ListenerContext | undefined;
  readonly go: (id: string) => void;
}

/** The channels and the app, with what is unread. */
export function Sidebar({ here, go }: Props): ReactNode {
  const { conversations } = useDemoState().snapshot.slack;
  const channels = conversations.filter((one) => one.kind !== 'im');
  const direct = conversations.filter((one) => one.kind === 'im');
  const entry = (one: ListenerContext) => (
    <li key={one.id}>
      <button
        type="button"
        aria-current={one.id === here?.id}
        className={one.unread > 0 ? 'unread' : ''}
        onClick={() => go(one.id)}
      >
        <span className="sign" aria-hidden="true">
          {one.kind === 'im' ? '◆' : '#'}
        </span>
        <span className="name">{one.name}</span>
        {one.unread > 0 && (
          <span className="badge">
            {one.unread}
            <span className="unseen"> unread</span>
          </span>
        )}
      </button>
    </li>
  );
  return (
    <nav className="sidebar" aria-label="Channels">
      <h2>Channels</h2>
      <ul>{channels.map(entry)}</ul>
      <h2>Apps</h2>
      <ul>{direct.map(entry)}</ul>
    </nav>
  );
}
