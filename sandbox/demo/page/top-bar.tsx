import type { ReactNode } from 'react';
import type { Inhabitant } from '../snapshot.js';
import { Avatar } from './avatar.js';
import { useDemoState } from './demo-state-context.js';
import { cityOf, showClock } from './show-time.js';
import { useNow } from './use-now.js';

interface Props {
  readonly become: (handle: string) => void;
  readonly startOver: () => void;
}

/** Who one is, and who one can be; at everybody's it is another time. */
export function TopBar({ become, startOver }: Props): ReactNode {
  const { snapshot } = useDemoState();
  const now = useNow(snapshot.now);
  return (
    <header className="top">
      <h1>
        <img src="/icon.svg" alt="" width="26" height="26" />
        Runbook calls <span className="muted">demo</span>
      </h1>
      <fieldset className="people">
        <legend>You are</legend>
        {snapshot.people.map((person) => (
          <Person
            key={person.handle}
            person={person}
            isMe={person.handle === snapshot.me.handle}
            now={now}
            become={become}
          />
        ))}
      </fieldset>
      <button type="button" className="plain start-over" onClick={startOver}>
        Start over
      </button>
    </header>
  );
}

interface PersonProps {
  readonly person: Inhabitant;
  readonly isMe: boolean;
  readonly now: number;
  readonly become: (handle: string) => void;
}

function Person({ person, isMe, now, become }: PersonProps): ReactNode {
  const { handle, name, zone, role, unread } = person;
  const isElsewhere = zone !== 'UTC';
  return (
    <button
      type="button"
      className="person"
      aria-pressed={isMe}
      title={`${name}: ${role}`}
      onClick={() => become(handle)}
    >
      <Avatar name={name} />
      <span>
        <strong>{name.split(' ')[0]}</strong>
        <small>
          {isElsewhere ? `${cityOf(zone)} ` : 'Guest '}
          {showClock(now, zone)}
        </small>
      </span>
      {unread > 0 && !isMe && (
        <span className="badge">
          {unread}
          <span className="unseen"> unread</span>
        </span>
      )}
    </button>
  );
}
