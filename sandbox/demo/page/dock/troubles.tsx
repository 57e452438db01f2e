import { type ReactNode, useEffect, useState } from 'react';
import { type Trouble, troubles } from '../../snapshot.js';
import { useStage } from '../stage-context.js';

const words: Readonly<Record<Trouble, { readonly name: string; readonly means: string }>> = {
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
export function Troubles(): ReactNode {
  const { snapshot, act } = useStage();
  return (
    <div className="troubles">
      <header>
        <h2>Trouble</h2>
        <button
          type="button"
          className="danger"
          disabled={snapshot.app === 'restarting' || snapshot.movingTo !== undefined}
          onClick={() => void act({ kind: 'kill' })}
        >
          {snapshot.app === 'restarting' ? 'Restarting …' : 'Kill the app'}
        </button>
      </header>
      {troubles.map((trouble) => (
        <Switch
          key={trouble}
          trouble={trouble}
          isOn={snapshot.troubles.includes(trouble)}
          turn={(on) => void act({ kind: 'trouble', trouble, on })}
        />
      ))}
    </div>
  );
}

interface SwitchProps {
  readonly trouble: Trouble;
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
