import type { ReactNode } from 'react';
import { Clock } from './clock.js';
import { Ledger } from './ledger.js';
import { Troubles } from './troubles.js';

/** What nobody in the story can see or do: the app's promises, the time, and what goes wrong. */
export function Dock(): ReactNode {
  return (
    <section className="dock" aria-label="Behind the scenes">
      <Ledger />
      <div className="controls">
        <Clock />
        <Troubles />
      </div>
    </section>
  );
}
