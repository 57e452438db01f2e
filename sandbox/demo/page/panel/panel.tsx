import type { ReactNode } from 'react';
import { Clock } from './clock.js';
import { Jobs } from './ledger.js';
import { Faults } from './troubles.js';

/** What nobody in the story can see or do: the app's promises, the time, and what goes wrong. */
export function Panel(): ReactNode {
  return (
    <section className="panel" aria-label="Behind the scenes">
      <Jobs />
      <div className="controls">
        <Clock />
        <Faults />
      </div>
    </section>
  );
}
