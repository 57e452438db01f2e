import { createContext, useContext, useMemo, useState } from 'react';
import type { JsonObject } from '../../../slack/json.js';
import type { Draft, Entry, SurfaceName } from '../../action.js';
import { useDemoState } from '../demo-state-context.js';

/** What the elements of a message or a view share. */
export interface Surface {
  /** What the app knows of: block_id → action_id → state. */
  readonly values: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  /** What was typed or chosen since, and not sent yet. */
  readonly draftOf: (block: string, action: string) => Entry | undefined;
  readonly drafts: readonly Draft[];
  readonly put: (block: string, action: string, entry: Entry) => void;
  /** Tells the app what was done with an element. */
  readonly use: (block: string, action: string, entry: Entry) => Promise<void>;
  /** The element for which the app has not acknowledged yet: `block action`. */
  readonly busy: string | undefined;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

/** The message or view in which an element stands. Throws Error outside of one. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('An element stands in a message or a view.');
  return surface;
}

const noValues = {};

/** Keeps what somebody does in one message or view. */
export function useNewSurface(name: SurfaceName, values: Surface['values'] = noValues): Surface {
  const { act } = useDemoState();
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [busy, setBusy] = useState<string>();
  return useMemo(() => {
    const withDraft = (block: string, action: string, entry: Entry) => [
      ...drafts.filter((one) => one.block !== block || one.action !== action),
      { block, action, entry },
    ];
    return {
      values,
      drafts,
      busy,
      draftOf: (block, action) => drafts.find((one) => one.block === block && one.action === action)?.entry,
      put: (block, action, entry) => setDrafts(withDraft(block, action, entry)),
      use: async (block, action, entry) => {
        setBusy(`${block} ${action}`);
        await act({ kind: 'use', surface: name, block, action, entry, drafts: [...drafts] });
        setBusy(undefined);
      },
    };
  }, [drafts, busy, values, act, name]);
}
