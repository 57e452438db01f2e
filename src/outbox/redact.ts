import { type ExpressionBuilder, type ExpressionWrapper, sql, type Updateable } from 'kysely';
import type { Codec } from './codec.js';
import type { JobTypes } from './job.js';
import type { JobTable, OutboxTables } from './tables.js';

/** What of the row changes besides when a job has ended for good. One that has failed keeps its payload for the next try. */
export function redactedPayload<Types extends JobTypes>(codec: Codec<Types>, kind: string): Updateable<JobTable> {
  const payload = codec.redacted.get(kind);
  return payload === undefined ? {} : { payload };
}

/** The same, where the rows are not known one by one. */
export function redactedByKind<Types extends JobTypes>(
  codec: Codec<Types>,
  eb: ExpressionBuilder<OutboxTables, 'job'>,
): ExpressionWrapper<OutboxTables, 'job', string> {
  const [first, ...others] = codec.redacted;
  if (!first) return eb.ref('payload');
  const [kind, payload] = first;
  let cases = eb.case().when('kind', '=', kind).then(sql<string>`${payload}`);
  for (const [other, left] of others) cases = cases.when('kind', '=', other).then(sql<string>`${left}`);
  return cases.else(eb.ref('payload')).end();
}
