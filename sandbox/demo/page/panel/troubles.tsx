import { type ReactNode, useEffect, useState } from 'react';
import { type Fault, faults } from '../../snapshot.js';
import { useDemoState } from '../demo-state-context.js';

const words: Readonly<Record<Fault, { readonly name: string; readonly means: string }>> = {
  'slack-down': { name: 'Slack is down', means: 'Slack’s API breaks every connection.' },
  'answers-lost': { name: 'Answers get lost', means: 'Slack posts, but its answer never arrives.' },
  'rate-limit': { name: 'Rate limit', means: 'Slack refuses every post for now (429).' },
  'gitlab-down': { name: 'GitLab is down', means: 'GitLab breaks every connection.' },
  'channel-shared': {
    name: 'Channel shared',
    means: 'Another organization can read #support_manager. The app notices within a minute.',
  },
};

/** Switches for what can go wrong, and a button that ends the app as `kill -9` does. */
export function Faults(): ReactNode {
  const { snapshot, act } = useDemoState();
  return (
    <div className="troubles">
      <header>
        <h2>Fault</h2>
        <button
          type="button"
          className="danger"
          disabled={snapshot.app === 'restarting' || snapshot.movingTo !== undefined}
          onClick={() => void act({ kind: 'kill' })}
        >
          {snapshot.app === 'restarting' ? 'Restarting …' : 'Kill the app'}
        </button>
      </header>
      {faults.map((trouble) => (
        <Switch
          key={trouble}
          trouble={trouble}
          isOn={snapshot.faults.includes(trouble)}
          turn={(on) => void act({ kind: 'trouble', trouble, on })}
        />
      ))}
    </div>
  );
}

interface SwitchProps {
  readonly trouble: Fault;
  readonly isOn: boolean;
  readonly turn: (on: boolean) => void;
}

/** It turns at once; what the server says then holds. */
function Switch({ trouble, isOn, turn }: SwitchProps): ReactNode {
  const [shown, setShown] = useState(isOn);
  useEffect(() => setShown(isOn), [isOn]);
  const { name, means } = words[trouble];
  return (
    <label title={means}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={shown}
        checked={shown}
        onChange={(event) => {
          setShown(event.target.checked);
          turn(event.target.checked);
        }}
      />
      {name}
    </label>
  );
}
