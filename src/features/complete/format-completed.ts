import type { Completion } from '../../call/recording/recording.js';
import { truncate } from '../../slack/block-kit/text.js';
import type { CompletionAnswer } from './complete-call.js';

/** What somebody reads who has to tick the post-call item by hand. */
export const itemIsUnclear =
  'No post-call item was ticked: it isn’t clear which one is about the support channels. Tick it in the runbook.';

/** What somebody reads after completing a call, in plain words. */
export function formatCompleted(
  answer: Extract<CompletionAnswer['kind'], 'completed' | 'corrected' | 'unchanged'>,
): string {
  switch (answer) {
    case 'completed':
      return 'Call completed. Summary posted, runbook updated.';
    case 'corrected':
      return 'Summary corrected. The threads say what changed.';
    case 'unchanged':
      return 'No changes. Nothing was posted.';
  }
}

const longestQuote = 500;

/** What the modal says first when it has to be looked at again, and what somebody else has written meanwhile. */
export function refetchCompletion(
  why: 'look-again' | 'reason-needed',
  { result, currentState }: Pick<Completion, 'result' | 'currentState'>,
): string {
  switch (why) {
    case 'look-again':
      return [
        'Not posted: someone else completed or corrected this call. The summary now says:',
        `${result}: ${truncate(currentState, longestQuote)}`,
        'Your text is still here. Submit again to replace theirs.',
      ].join('\n');
    case 'reason-needed':
      return 'Not posted yet: something is open now. Say why, or close it first.';
  }
}
