import { DateTime } from 'luxon';
import { type ReactNode, useId, useState } from 'react';
import { useDemoState } from '../demo-state-context.js';
import { cityOf, showMoment } from '../show-time.js';
import { useNow } from '../use-now.js';

const minute = 60_000;
const leaps = [
  ['+10 min', 10 * minute],
  ['+1 hour', 60 * minute],
  ['+1 day', 24 * 60 * minute],
] as const;

/** The clock of the whole town, and how to move it forward. On the way everything happens when it is due. */
export function Clock(): ReactNode {
  const { snapshot, act } = useDemoState();
  const { zone } = snapshot.me;
  const now = useNow(snapshot.now);
  const isMoving = snapshot.movingTo !== undefined;
  const isStuck = isMoving || snapshot.app === 'restarting';
  return (
    <div className="clock">
      <header>
        <h2>Clock</h2>
        <p className="now">
          {showMoment(now, zone)} <span className="muted">in {cityOf(zone)}</span>
        </p>
      </header>
      <div className="buttons">
        <button type="button" disabled={isStuck} onClick={() => void act({ kind: 'move-clock', to: 'next' })}>
          Next due
        </button>
        <button type="button" disabled={isStuck} onClick={() => void act({ kind: 'move-clock', to: 'next-call' })}>
          Next call
        </button>
        {leaps.map(([label, length]) => (
          <button
            key={label}
            type="button"
            disabled={isStuck}
            onClick={() => void act({ kind: 'move-clock', to: Math.floor(now + length) })}
          >
            {label}
          </button>
        ))}
        {isMoving ? (
          <button type="button" onClick={() => void act({ kind: 'stop-clock' })}>
            Stop
          </button>
        ) : (
          <LeapTo now={now} zone={zone} disabled={isStuck} />
        )}
      </div>
    </div>
  );
}

const inputFormat = "yyyy-MM-dd'T'HH:mm";

function LeapTo({
  now,
  zone,
  disabled,
}: {
  readonly now: number;
  readonly zone: string;
  readonly disabled: boolean;
}): ReactNode {
  const { act } = useDemoState();
  const [typed, setTyped] = useState('');
  const id = useId();
  const tomorrow = DateTime.fromMillis(now, { zone }).plus({ days: 1 }).startOf('hour').toFormat(inputFormat);
  const wanted = typed || tomorrow;
  const time = DateTime.fromISO(wanted, { zone });
  return (
    <form
      className="leap-to"
      onSubmit={(event) => {
        event.preventDefault();
        if (time.isValid) void act({ kind: 'move-clock', to: time.toMillis() });
      }}
    >
      <label className="unseen" htmlFor={id}>
        Move the clock to
      </label>
      <input id={id} type="datetime-local" value={wanted} onChange={(event) => setTyped(event.target.value)} />
      <button type="submit" disabled={disabled}>
        Go
      </button>
    </form>
  );
}
