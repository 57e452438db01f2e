import { z } from 'zod';
import { optionalMinutes, optionalText } from '../call/jobs/optional-json.js';
import {
  type Completion,
  type FollowUp,
  overallResults,
  type Recording,
  type RunEvent,
  type TaskFingerprint,
  type TaskTotals,
} from '../call/recording/recording.js';
import { taskResults } from '../runbook/runbook.js';
import { actor } from './json-columns.js';

const task: z.ZodType<TaskFingerprint> = z.object({ position: z.number(), name: z.string() });
const click = { task, at: z.number(), by: z.string() };

const event: z.ZodType<RunEvent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), ...click }),
  z.object({ kind: z.literal('settled'), ...click, result: z.enum(taskResults), minutes: optionalMinutes }),
]);

const followUp: z.ZodType<FollowUp> = z.object({ what: z.string(), by: z.string(), links: z.array(z.string()) });

const totals: z.ZodType<TaskTotals> = z.object({
  counts: z.record(z.enum([...taskResults, 'open']), z.number()),
  actualMinutes: optionalMinutes,
  plannedMinutes: optionalMinutes,
});

const completion: z.ZodType<Completion> = z.object({
  result: z.enum(overallResults),
  currentState: z.string(),
  followUps: z.array(followUp),
  whyOpen: optionalText,
  totals,
  openItems: z.number(),
  completedBy: actor,
  completedAt: z.number(),
});

/** What has been recorded of a call; its revision has a column of its own. `{}` is nothing. */
export const recorded: z.ZodType<Omit<Recording, 'revision'>> = z.object({
  events: z.array(event).default([]),
  completion: completion.optional().transform((given) => given),
});
