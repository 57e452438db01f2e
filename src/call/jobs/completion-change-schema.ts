import { z } from 'zod';
import { overallResults } from '../recording/recording.js';
import type { CompletionChange } from './job.js';
import { optionalMinutes } from './optional-json.js';

const result = z.enum(overallResults);

/** What a correction has changed, as it is stored with its job. */
export const completionChange: z.ZodType<CompletionChange> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), from: result, to: result }),
  z.object({ kind: z.literal('current-state') }),
  z.object({ kind: z.literal('follow-ups') }),
  z.object({ kind: z.literal('reason') }),
  z.object({ kind: z.literal('tasks'), count: z.number() }),
  z.object({ kind: z.literal('total-time'), from: optionalMinutes, to: optionalMinutes }),
]);
