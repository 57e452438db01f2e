import { z } from 'zod';
import { optionalText } from '../call/jobs/optional-json.js';
import type { Actor } from '../call/people/actor.js';
import type { Recipient } from '../call/people/recipient.js';
import type { Attendee, Link, SafeFields } from '../call/safe-fields/safe-fields.js';
import type { WorkingHours } from '../schedule/working-hours.js';

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
