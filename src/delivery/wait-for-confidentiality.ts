import type { AttemptOutcome } from '../application/ports/store.js';
import type { DeliveryFailure } from '../domain/call/delivery.js';
import type { Issue } from '../domain/call/issue.js';

/** How often the issue is looked at meanwhile, in milliseconds. */
const interval = 30_000;

/**
 * What becomes of a job that would write into an issue which is public: it waits, for as long as that takes. `undefined`
 * when the issue is confidential.
 * @param now milliseconds since the epoch
 */
export function waitForConfidentiality({ confidential }: Issue, now: number): AttemptOutcome | undefined {
  return confidential ? undefined : { kind: 'later', dueAt: now + interval, failure: issueIsPublic };
}

const issueIsPublic: DeliveryFailure = {
  service: 'app',
  code: 'issue-public',
  message: 'The runbook is not confidential. Nothing is written into it until it is.',
};

/** Whether a job waits until its issue is confidential again. */
export function isWaitingForConfidentiality(outcome: AttemptOutcome): boolean {
  return outcome.kind === 'later' && outcome.failure.code === issueIsPublic.code;
}
