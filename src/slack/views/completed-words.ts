import type { CompletionAnswer } from '../../application/complete-call.js';
import type { Completion } from '../../domain/call/recording.js';
import { shorten } from './text.js';

/** What somebody reads after completing a call, in plain words. */
export function completedWords(
  answer: Extract<CompletionAnswer['kind'], 'completed' | 'corrected' | 'unchanged'>,
): string {
  switch (answer) {
    case 'completed':
      return 'The call is completed: the channels have its summary, and the runbook says so.';
    case 'corrected':
      return 'The summary is corrected: the posts say so, with a line about what has changed in their threads.';
    case 'unchanged':
      return 'The summary says this already. Nothing was posted.';
  }
}

const longestQuote = 500;

/** What the modal says first when it has to be looked at again, and what somebody else has written meanwhile. */
export function lookAgainAtCompletion(
  why: 'look-again' | 'reason-needed',
  { result, currentState }: Pick<Completion, 'result' | 'currentState'>,
): string {
  switch (why) {
    case 'look-again':
      return [
        'Nothing was posted: somebody else has completed this call or corrected it since you saw it. The summary says:',
        `${result}: ${shorten(currentState, longestQuote)}`,
        'Your words are still here. Submit again if they should stand instead.',
      ].join('\n');
    case 'reason-needed':
      return 'Nothing was posted yet: something is open by now. Say why, or settle it first.';
  }
}
