import type { Issue } from '../../call/issue.js';
import type { JobFailure } from '../../call/jobs/job.js';
import type { AttemptResult } from '../../call/ports/store.js';

/** How often the issue is looked at meanwhile, in milliseconds. */
const interval = 30_000;

/**
 * What becomes of a job that would write into an issue which is public: it waits, for as long as that takes. `undefined`
 * when the issue is confidential.
 * @param now milliseconds since the epoch
 */
export function waitForConfidentiality({ confidential }: Issue, now: number): AttemptResult | undefined {
  return confidential ? undefined : { kind: 'retry', dueAt: now + interval, failure: issueIsPublic };
}

const issueIsPublic: JobFailure = {
  service: 'app',
  code: 'issue-public',
  message: 'The runbook is not confidential. Nothing is written into it until it is.',
};

/** Whether a job waits until its issue is confidential again. */
export function isWaitingForConfidentiality(outcome: AttemptResult): boolean {
  return outcome.kind === 'retry' && outcome.failure.code === issueIsPublic.code;
}
