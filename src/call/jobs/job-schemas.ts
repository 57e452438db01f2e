import { z } from 'zod';
import { headerFields, itemStates, taskResults } from '../../runbook/runbook.js';
import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import { audiences } from '../call.js';
import type { Drift } from '../drift.js';
import type { JobFailure, ReminderAddress } from './job.js';
import { optionalText } from './optional-json.js';

export const failedService = z.enum(['Slack', 'GitLab', 'app']);

export const failureSchema: z.ZodType<JobFailure> = z.object({
  service: failedService,
  code: z.string(),
  message: z.string(),
});

const item = z.object({ list: z.enum(['pre-call', 'post-call']), position: z.number(), text: z.string() });
const task = z.object({ position: z.number(), name: z.string() });
const outcome = z.object({ result: z.enum(taskResults), note: optionalText });

export const runbookEdit: z.ZodType<RunbookEdit> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tick-item'), item, seen: z.enum(itemStates).exactOptional() }),
  z.object({ kind: z.literal('set-reason'), item, reason: z.string() }),
  z.object({
    kind: z.literal('record-task'),
    task,
    outcome: outcome.nullable().exactOptional(),
    actualMinutes: z.number().nullable().exactOptional(),
    seen: z.object({ outcome: z.string(), actualMinutes: z.number().nullable() }).exactOptional(),
  }),
  z.object({
    kind: z.literal('set-header'),
    field: z.enum(headerFields),
    value: z.string(),
    seen: z.string().exactOptional(),
  }),
]);

export const reminderAddress: z.ZodType<ReminderAddress> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('audience'), audience: z.enum(audiences) }),
  z.object({ kind: z.literal('person'), slackId: z.string() }),
]);

export const drift: z.ZodType<Drift> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moved'), schedule: z.string() }),
  z.object({ kind: z.literal('other-dri'), name: z.string() }),
  z.object({ kind: z.literal('other-contacts'), names: z.array(z.string()) }),
  z.object({ kind: z.literal('other-name'), name: z.string() }),
  z.object({ kind: z.literal('other-description'), description: z.string() }),
  z.object({ kind: z.literal('other-meeting'), address: z.string() }),
  z.object({ kind: z.literal('other-request'), address: z.string() }),
  z.object({ kind: z.literal('public') }),
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('reported') }),
  z.object({ kind: z.literal('issue-moved'), to: z.string() }),
  z.object({ kind: z.literal('gone') }),
]);
