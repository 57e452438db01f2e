import { createContext, useContext } from 'react';
import type { Action, Outcome } from '../action.js';
import type { Snapshot } from '../snapshot.js';

/** What every part of the page may need. */
export interface DemoStateContext {
  readonly snapshot: Snapshot;
  /** Does something as the person one is; what is said about it appears as a notice. */
  readonly act: (action: Action) => Promise<Outcome>;
  /** Goes where a link leads: to an issue, to a message, or nowhere but told. */
  readonly follow: (url: string) => void;
}

export const DemoStateContext = createContext<DemoStateContext | undefined>(undefined);

/** The stage that the page shows. Throws Error outside of it. */
export function useDemoState(): DemoStateContext {
  const demoState = useContext(DemoStateContext);
  if (!demoState) throw new Error('Nothing is on stage yet.');
  return demoState;
}
