import type { JobFailure } from '../call/jobs/job.js';

/** Why a job fails of which neither Slack nor GitLab is to blame. */
export const appFailures = {
  bug: {
    service: 'app',
    code: 'unexpected',
    message: 'Something in the app went wrong; the log has details. Try again, or tell whoever runs the app.',
  },
  database: {
    service: 'app',
    code: 'database',
    message: 'The app’s database did not answer. Retrying.',
  },
} as const satisfies Record<string, JobFailure>;
