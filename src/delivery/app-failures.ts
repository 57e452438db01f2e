import type { JobFailure } from '../domain/call/job.js';

/** Why a job fails of which neither Slack nor GitLab is to blame. */
export const appFailures = {
  bug: {
    service: 'app',
    code: 'unexpected',
    message: 'The app has a bug here; its log says more. Try again, or tell the people who run the app.',
  },
  database: {
    service: 'app',
    code: 'database',
    message: 'The app’s database did not answer. The app tries again by itself.',
  },
} as const satisfies Record<string, JobFailure>;
