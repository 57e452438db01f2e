import type { z } from 'zod';
import { ServiceFailure } from '../call/ports/service-failure.js';
import { withoutNulls } from '../requests/without-nulls.js';

/**
 * Reads what the app needs of an answer; fields that are `null` count as left out. Throws a `ServiceFailure` when it is
 * not there: what answered may not have been Slack.
 * @param what names the request for people and the log, as for `callSlack`
 */
export function readAnswer<Answer>(what: string, schema: z.ZodType<Answer>, answer: unknown): Answer {
  const read = schema.safeParse(withoutNulls(answer));
  if (read.success) return read.data;
  throw new ServiceFailure(`Slack’s answer lacks what it should hold while ${what}.`, {
    service: 'Slack',
    kind: 'bad-answer',
    code: 'incomplete',
  });
}

/** A part of an answer that may be something else; `undefined` when it is. Fields that are `null` count as left out. */
export function readPart<Part>(schema: z.ZodType<Part>, part: unknown): Part | undefined {
  const read = schema.safeParse(withoutNulls(part));
  return read.success ? read.data : undefined;
}
