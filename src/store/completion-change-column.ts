import { z } from 'zod';
import type { CompletionChange } from '../domain/call/delivery.js';
import { overallResults } from '../domain/call/recording.js';

const result = z.enum(overallResults);

/** JSON has no `undefined`: it is left out when written and comes back as `undefined`. */
export const optionalMinutes = z
  .number()
  .optional()
  .transform((minutes) => minutes);

/** What a correction has changed, as it is stored with its delivery. */
export const completionChange: z.ZodType<CompletionChange> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), from: result, to: result }),
  z.object({ kind: z.literal('current-state') }),
  z.object({ kind: z.literal('follow-ups') }),
  z.object({ kind: z.literal('reason') }),
  z.object({ kind: z.literal('tasks'), count: z.number() }),
  z.object({ kind: z.literal('total-time'), from: optionalMinutes, to: optionalMinutes }),
]);
