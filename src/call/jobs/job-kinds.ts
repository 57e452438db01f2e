import { z } from 'zod';
import type { JobKind } from '../../outbox/index.js';
import { withoutSuperseded } from '../../runbook/without-superseded.js';
import { denials } from '../access/denial.js';
import { audiences } from '../call.js';
import { completionChange } from './completion-change-schema.js';
import { type CallJobs, type JobPayload, resultActions } from './job.js';
import { drift, failedService, reminderAddress, runbookEdit } from './job-schemas.js';

/** What the app has to know of a kind of job, besides how it is performed. */
export interface CallJobKind extends JobKind<CallJobs> {
  /** Somebody who has just clicked waits for it. Reminders and panels have their own day, and notices come when they come. */
  readonly answersClick?: true;
  /** It changes a message that was posted: once that is deleted, there is nothing to do any more. */
  readonly changesMessage?: true;
}

/** Slack allows about one post per second and channel. Source: https://docs.slack.dev/apis/web-api/rate-limits */
const posts = { pacing: 1_000 } as const;
const answersClick = { answersClick: true } as const;
const changesMessage = { changesMessage: true } as const;

const audience = z.enum(audiences);
const slackId = z.string();

function schemaOf<Kind extends JobPayload['kind'], Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) {
  return { kind, schema: z.object({ kind: z.literal(kind), ...shape }) };
}

/** Each kind once. The compiler names what is missing here and in `perform-job.ts`. */
const registered: Readonly<Record<JobPayload['kind'], CallJobKind>> = {
  announcement: {
    ...schemaOf('announcement', { audience }),
    ...posts,
    ...answersClick,
    // Replies need the place, and the record the address.
    isIndispensable: true,
  },
  'announcement-update': {
    ...schemaOf('announcement-update', { audience }),
    ...answersClick,
    ...changesMessage,
  },
  'meeting-link-removal': { ...schemaOf('meeting-link-removal', { audience }), ...changesMessage },
  'issue-edit': {
    ...schemaOf('issue-edit', { edits: z.array(runbookEdit) }),
    ...answersClick,
    // Names of tasks and what people wrote about them are kept by the issue alone.
    redacted: { kind: 'issue-edit', edits: [] },
    supersede: (earlier, completed) =>
      earlier.kind === 'issue-edit' && completed.kind === 'issue-edit'
        ? { kind: 'issue-edit', edits: withoutSuperseded(earlier.edits, completed.edits) }
        : earlier,
  },
  record: { ...schemaOf('record', {}), ...answersClick },
  reminder: { ...schemaOf('reminder', { occasion: z.string(), to: reminderAddress, instant: z.number() }), ...posts },
  'failure-notice': {
    ...schemaOf('failure-notice', {
      failed: z.string(),
      cause: z.object({ service: failedService, code: z.string() }).exactOptional(),
    }),
    ...posts,
    // One that is posted is never refused with `message_not_found`.
    ...changesMessage,
  },
  'drift-notice': { ...schemaOf('drift-notice', { revision: z.number(), drift: z.array(drift) }), ...posts },
  'public-notice': { ...schemaOf('public-notice', {}), ...posts },
  'access-notice': { ...schemaOf('access-notice', { slackId }), ...posts },
  'access-report': {
    ...schemaOf('access-report', { people: z.array(z.object({ slackId, why: z.enum(denials) })) }),
    ...posts,
  },
  'result-notice': {
    ...schemaOf('result-notice', { slackId, action: z.enum(resultActions), jobs: z.array(z.string()) }),
    ...posts,
  },
  'run-panel': { ...schemaOf('run-panel', { slackId, instant: z.number() }), ...posts },
  'run-panel-update': { ...schemaOf('run-panel-update', { slackId, recording: z.number() }), ...changesMessage },
  progress: { ...schemaOf('progress', { audience, instant: z.number() }), ...posts },
  'progress-update': { ...schemaOf('progress-update', { audience, recording: z.number() }), ...changesMessage },
  summary: { ...schemaOf('summary', { audience }), ...posts, ...answersClick, isIndispensable: true },
  'summary-update': { ...schemaOf('summary-update', { audience }), ...answersClick, ...changesMessage },
  correction: {
    ...schemaOf('correction', { audience, changes: z.array(completionChange), by: z.string() }),
    ...posts,
    ...answersClick,
  },
  'close-issue': { ...schemaOf('close-issue', {}), ...answersClick },
};

export const jobKinds: readonly CallJobKind[] = Object.values(registered);

export function jobKind(kind: JobPayload['kind']): CallJobKind {
  return registered[kind];
}

/** Whether a job of this kind posts something; the others change what was posted, or the issue. */
export function isPost(kind: JobPayload['kind']): boolean {
  return registered[kind].pacing !== undefined;
}
