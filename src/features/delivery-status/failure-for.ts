import type { JobFailure } from '../../call/jobs/job.js';
import type { ReadAccess } from '../../call/ports/slack.js';

/**
 * A failure as the reader of a direct message may read it. What the app says of an edit of the runbook may quote it; Slack’s
 * refusals are about channels and permissions.
 */
export function failureFor(access: ReadAccess, failure: JobFailure): JobFailure {
  if (access === 'granted' || failure.service === 'Slack') return failure;
  return { ...failure, message: 'GitLab did not answer in time, so the details are not shown here.' };
}
