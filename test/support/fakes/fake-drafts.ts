import type { Drafts } from '../../../src/call/ports/store.js';

interface Draft {
  readonly slackId: string;
  readonly text: string;
  readonly keptAt: number;
}

export interface FakeDrafts extends Drafts {
  /** What is kept, by name. */
  readonly kept: ReadonlyMap<string, Draft>;
}

/** What people have typed so far, in memory. */
export function createFakeDrafts(): FakeDrafts {
  const kept = new Map<string, Draft>();
  return {
    kept,
    read: async (name, slackId) => {
      const draft = kept.get(name);
      return draft?.slackId === slackId ? draft.text : undefined;
    },
    keep: async (name, slackId, text, now) => {
      kept.set(name, { slackId, text, keptAt: now });
    },
    drop: async (name) => {
      kept.delete(name);
    },
    forget: async (before) => {
      for (const [name, { keptAt }] of kept) if (keptAt < before) kept.delete(name);
    },
  };
}
