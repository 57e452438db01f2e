import type { JobPlan, NewJob } from '../../src/call/jobs/job.js';
import type { NewCall } from '../../src/call/ports/store.js';

/** A call as it is about to be announced; each `iid` is another issue. */
export function sampleCall(iid = 12): NewCall {
  return {
    issue: { projectId: 4242, iid },
    product: 'gitlab-com',
    time: { instant: Date.UTC(2026, 9, 11, 6, 30), zone: 'America/Los_Angeles' },
    fields: {
      name: 'Acme - Enforce 2FA',
      description: 'Enforce 2FA on 2,500 groups',
      dri: { name: 'Jane Smith', role: 'DRI', slackId: 'U123' },
      gitlabContacts: [{ name: 'John Doe', role: 'Communication', slackId: undefined }],
      meeting: { text: 'https://meet.example/acme', url: 'https://meet.example/acme' },
      request: { text: 'none', url: undefined },
      runbook: { text: 'support/runbooks#12', url: 'https://gitlab.example/support/runbooks/-/issues/12' },
    },
    recipients: [
      {
        slackId: 'U123',
        role: 'dri',
        timeZone: 'America/Los_Angeles',
        workingHours: { start: 540, end: 1020 },
      },
      { slackId: 'U456', role: 'contact', timeZone: undefined, workingHours: undefined },
    ],
    plannedMinutes: 90,
    announcedBy: { slackId: 'U123', gitlabId: 7, gitlabUsername: 'jane', name: 'Jane Smith' },
    announcedAt: 1_000,
  };
}

/** A promise to post to the managers, unless told otherwise. */
export function sampleJob(parts: Partial<NewJob> & { readonly key: string }): NewJob {
  return {
    queue: 'channel managers',
    dueAt: 1_000,
    payload: { kind: 'announcement', audience: 'managers' },
    prerequisites: [],
    ...parts,
  };
}

/** A post, and what waits for it. */
export function samplePlan(): JobPlan {
  return planOf(
    sampleJob({ key: 'post' }),
    sampleJob({ key: 'tick', queue: 'issue', prerequisites: ['post'], payload: { kind: 'record' } }),
  );
}

/** A plan that takes nothing back. */
export function planOf(...jobs: readonly NewJob[]): JobPlan {
  return { jobs };
}

export function emptyPlan(): JobPlan {
  return planOf();
}
