import { z } from 'zod';
import { denials } from '../domain/access/denial.js';
import { audiences } from '../domain/call/call.js';
import {
  type DeliveryContent,
  type DeliveryFailure,
  type ReminderAddress,
  resultActions,
} from '../domain/call/delivery.js';
import type { Drift } from '../domain/call/drift.js';
import type { Attendee, Link, SafeFields } from '../domain/call/safe-fields.js';
import type { Actor } from '../domain/people/actor.js';
import type { Recipient } from '../domain/reminders/recipient.js';
import type { WorkingHours } from '../domain/reminders/working-hours.js';
import { headerFields, itemStates, taskResults } from '../domain/runbook/runbook.js';
import type { RunbookEdit } from '../domain/runbook/runbook-edit.js';
import { completionChange } from './completion-change-column.js';

/** JSON has no `undefined`: such a property is left out when written and comes back as `undefined`. */
export const optionalText = z
  .string()
  .optional()
  .transform((text) => text);

const link: z.ZodType<Link> = z.object({ text: z.string(), url: optionalText });
const attendee: z.ZodType<Attendee> = z.object({ name: z.string(), role: z.string(), slackId: optionalText });

export const safeFields: z.ZodType<SafeFields> = z.object({
  name: z.string(),
  description: z.string(),
  dri: attendee,
  gitlabContacts: z.array(attendee),
  meeting: link,
  request: link,
  runbook: link,
});

const workingHours: z.ZodType<WorkingHours> = z.object({ start: z.number(), end: z.number() });

export const recipients: z.ZodType<readonly Recipient[]> = z.array(
  z.object({
    slackId: z.string(),
    role: z.enum(['dri', 'contact']),
    timeZone: optionalText,
    workingHours: workingHours.optional().transform((hours) => hours),
  }),
);

export const actor: z.ZodType<Actor> = z.object({
  slackId: z.string(),
  gitlabId: z.number(),
  gitlabUsername: z.string(),
  name: z.string(),
});

const failedService = z.enum(['Slack', 'GitLab', 'app']);

export const failure: z.ZodType<DeliveryFailure> = z.object({
  service: failedService,
  code: z.string(),
  message: z.string(),
});

const item = z.object({ list: z.enum(['pre-call', 'post-call']), position: z.number(), text: z.string() });
const task = z.object({ position: z.number(), name: z.string() });
const outcome = z.object({ result: z.enum(taskResults), note: optionalText });

const runbookEdit: z.ZodType<RunbookEdit> = z.discriminatedUnion('kind', [
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

const reminderAddress: z.ZodType<ReminderAddress> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('audience'), audience: z.enum(audiences) }),
  z.object({ kind: z.literal('person'), slackId: z.string() }),
]);

const drift: z.ZodType<Drift> = z.discriminatedUnion('kind', [
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

const audience = z.enum(audiences);

export const content: z.ZodType<DeliveryContent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('announcement'), audience }),
  z.object({ kind: z.literal('announcement-update'), audience }),
  z.object({ kind: z.literal('meeting-link-removal'), audience }),
  z.object({ kind: z.literal('issue-edit'), edits: z.array(runbookEdit) }),
  z.object({ kind: z.literal('record') }),
  z.object({ kind: z.literal('reminder'), occasion: z.string(), to: reminderAddress, instant: z.number() }),
  z.object({
    kind: z.literal('failure-notice'),
    failed: z.string(),
    cause: z.object({ service: failedService, code: z.string() }).exactOptional(),
  }),
  z.object({ kind: z.literal('drift-notice'), revision: z.number(), drift: z.array(drift) }),
  z.object({ kind: z.literal('public-notice') }),
  z.object({ kind: z.literal('access-notice'), slackId: z.string() }),
  z.object({
    kind: z.literal('access-report'),
    people: z.array(z.object({ slackId: z.string(), why: z.enum(denials) })),
  }),
  z.object({
    kind: z.literal('result-notice'),
    slackId: z.string(),
    action: z.enum(resultActions),
    jobs: z.array(z.string()),
  }),
  z.object({ kind: z.literal('run-panel'), slackId: z.string(), instant: z.number() }),
  z.object({ kind: z.literal('run-panel-update'), slackId: z.string(), recording: z.number() }),
  z.object({ kind: z.literal('progress'), audience, instant: z.number() }),
  z.object({ kind: z.literal('progress-update'), audience, recording: z.number() }),
  z.object({ kind: z.literal('summary'), audience }),
  z.object({ kind: z.literal('summary-update'), audience }),
  z.object({ kind: z.literal('correction'), audience, changes: z.array(completionChange), by: z.string() }),
  z.object({ kind: z.literal('close-issue') }),
]);

/**
 * The text that goes into the column. Only what the schema names is written: whatever else an object may carry, a
 * customer's address for one, stays out of the database.
 */
export function toColumn<Value>(schema: z.ZodType<Value>, value: Value): string {
  return JSON.stringify(schema.parse(value));
}

/** The value in a column. @throws when the text is not what the schema says: someone else has written to the table. */
export function fromColumn<Value>(schema: z.ZodType<Value>, text: string): Value {
  return schema.parse(JSON.parse(text));
}
