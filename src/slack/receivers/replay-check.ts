import type { SeenRequests } from '../../call/ports/store.js';
import { ReplayedRequest, UnverifiedRequest } from '../replayed-request.js';
import { signatureLifetimeMs } from './request-age.js';

/**
 * Checks whether a signature is used for the first time. `replay` when this process has seen it before; otherwise
 * `untilFirst` is what the database says, which knows of the other processes, and of this one before its restart.
 */
export type ReplayCheck = (signature: string) => 'replay' | { readonly untilFirst: Promise<void> };

interface ReplayCheckDeps {
  readonly seenRequests: SeenRequests;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Told when signatures that are too old to be used could not be deleted. */
  readonly onFailure: (error: unknown) => void;
}

/** How often old signatures are deleted, in milliseconds. */
const tidyInterval = 60_000;

/** Keeps the signatures of the last six minutes in the process, so that no acknowledgement waits for the database. */
export function createReplayCheck({ seenRequests, now, onFailure }: ReplayCheckDeps): ReplayCheck {
  const seenAt = new Map<string, number>();
  let tidiedAt = 0;

  function tidy(): void {
    if (now() - tidiedAt <= tidyInterval) return;
    tidiedAt = now();
    const before = tidiedAt - signatureLifetimeMs;
    for (const [signature, at] of seenAt) if (at < before) seenAt.delete(signature);
    seenRequests.forget(before).catch(onFailure);
  }

  async function askDatabase(signature: string): Promise<void> {
    const isFirst = await seenRequests.firstSeen(signature, now()).catch((error: unknown) => {
      throw new UnverifiedRequest(error);
    });
    tidy();
    if (!isFirst) throw new ReplayedRequest();
  }

  return (signature) => {
    if (seenAt.has(signature)) return 'replay';
    seenAt.set(signature, now());
    return { untilFirst: askDatabase(signature) };
  };
}
