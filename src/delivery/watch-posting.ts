import { ServiceFailure } from '../call/ports/service-failure.js';
import type { Messenger } from '../call/ports/slack.js';
import { TooLate } from './post-in-time.js';

export interface WatchedPosting<Posting> {
  readonly messenger: Posting;
  /** Whether something has been posted, or may have been. */
  readonly mayHavePosted: () => boolean;
}

/** A messenger that keeps in mind whether it has posted, so that a failure after that is told from one before. */
export function watchPosting<Posting extends Pick<Messenger, 'post'>>(messenger: Posting): WatchedPosting<Posting> {
  let mayHavePosted = false;
  return {
    messenger: {
      ...messenger,
      post: async (...args) => {
        const before = mayHavePosted;
        mayHavePosted = true;
        try {
          return await messenger.post(...args);
        } catch (error) {
          if (hadNoEffect(error)) mayHavePosted = before;
          throw error;
        }
      },
    },
    mayHavePosted: () => mayHavePosted,
  };
}

function hadNoEffect(error: unknown): boolean {
  if (error instanceof TooLate) return true;
  return error instanceof ServiceFailure && ['not-sent', 'refused', 'rate-limited'].includes(error.kind);
}
