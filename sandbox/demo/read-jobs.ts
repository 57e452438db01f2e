import { DatabaseSync } from '@photostructure/sqlite';
import { z } from 'zod';
import type { Promised } from './snapshot.js';

/** The app's database, as somebody with a database browser would look at it: read-only, while the app works on. */
export interface Jobs {
  /** Every promise that the app has made, by the time it is due. */
  read(): readonly Promised[];
  /** Another number whenever something has been written since. */
  version(): number;
  close(): void;
}

const allJobs = `
  select d.id, d.kind, d.payload, d.state, d.attempts, d.due_at, d.attempt_at, d.ended_at, d.failure,
         c.issue_iid, c.fields, c.product
  from job d join call c on c.id = d.subject_id
  where d.state <> 'cancelled'
  order by d.due_at, d.id`;

const json = z.string().transform((text): unknown => JSON.parse(text));
const number = z.coerce.number();

const row = z.object({
  id: number,
  kind: z.string(),
  payload: json.pipe(
    z.object({
      occasion: z.string().optional(),
      audience: z.string().optional(),
      slackId: z.string().optional(),
      to: z.object({ audience: z.string().optional(), slackId: z.string().optional() }).optional(),
    }),
  ),
  state: z.string(),
  attempts: number,
  due_at: number,
  attempt_at: number,
  ended_at: number.nullable(),
  failure: json.pipe(z.object({ service: z.string(), code: z.string(), message: z.string() })).nullable(),
  issue_iid: number,
  product: z.string(),
  fields: json.pipe(z.object({ name: z.string() })),
});

const pragma = z.object({ data_version: number });

/** Opens the SQLite file of the app. Throws when there is none. */
export function openJobs(file: string): Jobs {
  const database = new DatabaseSync(file, { readOnly: true });
  const jobs = database.prepare(allJobs);
  const version = database.prepare('pragma data_version');
  return {
    read: () => jobs.all().map((one) => present(row.parse(one))),
    version: () => pragma.parse(version.get()).data_version,
    close: () => database.close(),
  };
}

function present({ payload, failure, fields, ...one }: z.infer<typeof row>): Promised {
  return {
    id: one.id,
    iid: one.issue_iid,
    callName: fields.name,
    kind: one.kind,
    occasion: payload.occasion,
    to: payload.to?.slackId ?? payload.slackId ?? channelFor(payload.to?.audience ?? payload.audience, one.product),
    dueAt: one.due_at,
    attemptAt: one.attempt_at,
    state: one.state,
    attempts: one.attempts,
    recordedAt: one.ended_at ?? undefined,
    failure: failure === null ? undefined : `${failure.service}: ${failure.message || failure.code}`,
  };
}

/** The app's settings leave the channels as they are by default: one for each product, and the managers'. */
function channelFor(audience: string | undefined, product: string): string | undefined {
  if (audience === undefined) return undefined;
  return audience === 'managers' ? '#support_manager' : `#support_${product}`;
}
