import { DatabaseSync } from '@photostructure/sqlite';
import { z } from 'zod';
import type { Promised } from './snapshot.js';

/** The app's database, as somebody with a database browser would look at it: read-only, while the app works on. */
export interface Ledger {
  /** Every promise that the app has made, by the time it is due. */
  read(): readonly Promised[];
  /** Another number whenever something has been written since. */
  version(): number;
  close(): void;
}

const allDeliveries = `
  select d.id, d.kind, d.content, d.state, d.attempts, d.due_at, d.attempt_at, d.settled_at, d.failure,
         c.issue_iid, c.fields, c.product
  from delivery d join call c on c.id = d.call_id
  where d.state <> 'cancelled'
  order by d.due_at, d.id`;

const json = z.string().transform((text): unknown => JSON.parse(text));
const number = z.coerce.number();

const row = z.object({
  id: number,
  kind: z.string(),
  content: json.pipe(
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
  settled_at: number.nullable(),
  failure: json.pipe(z.object({ service: z.string(), code: z.string(), message: z.string() })).nullable(),
  issue_iid: number,
  product: z.string(),
  fields: json.pipe(z.object({ name: z.string() })),
});

const pragma = z.object({ data_version: number });

/** Opens the SQLite file of the app. Throws when there is none. */
export function openLedger(file: string): Ledger {
  const database = new DatabaseSync(file, { readOnly: true });
  const deliveries = database.prepare(allDeliveries);
  const version = database.prepare('pragma data_version');
  return {
    read: () => deliveries.all().map((one) => present(row.parse(one))),
    version: () => pragma.parse(version.get()).data_version,
    close: () => database.close(),
  };
}

function present({ content, failure, fields, ...one }: z.infer<typeof row>): Promised {
  return {
    id: one.id,
    iid: one.issue_iid,
    callName: fields.name,
    kind: one.kind,
    occasion: content.occasion,
    to: content.to?.slackId ?? content.slackId ?? channelFor(content.to?.audience ?? content.audience, one.product),
    dueAt: one.due_at,
    attemptAt: one.attempt_at,
    state: one.state,
    attempts: one.attempts,
    settledAt: one.settled_at ?? undefined,
    failure: failure === null ? undefined : `${failure.service}: ${failure.message || failure.code}`,
  };
}

/** The app's settings leave the channels as they are by default: one for each product, and the managers'. */
function channelFor(audience: string | undefined, product: string): string | undefined {
  if (audience === undefined) return undefined;
  return audience === 'managers' ? '#support_manager' : `#support_${product}`;
}
