import type { z } from 'zod';
import { ServiceFailure } from '../application/service-failure.js';

/**
 * Reads what the app needs of an answer. Throws a `ServiceFailure` when it is not there: what answered may not have been
 * Slack.
 * @param what names the request for people and the log, as for `askSlack`
 */
export function readAnswer<Answer>(what: string, schema: z.ZodType<Answer>, answer: unknown): Answer {
  const read = schema.safeParse(answer);
  if (read.success) return read.data;
  throw new ServiceFailure(`Slack’s answer lacks what it should hold while ${what}.`, {
    service: 'Slack',
    kind: 'bad-answer',
    code: 'incomplete',
  });
}
