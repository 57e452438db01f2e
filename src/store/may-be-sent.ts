import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { DeliveryTable, Schema } from './schema.js';

/** The names under which a query looks at deliveries. */
interface Tables extends Schema {
  candidate: DeliveryTable;
  earlier: DeliveryTable;
}

const eb = expressionBuilder<Tables, 'candidate' | 'earlier'>();

/**
 * Whether the pending delivery in the row `candidate` may be sent as soon as its time has come: its predecessors are
 * sent, nothing in its lane is being sent, and nothing there comes before it. One that waits for its next attempt still
 * comes before the later ones of its lane: edits of an issue stay in order, and a channel that Slack holds up gets no
 * other post meanwhile. One whose predecessors are missing holds up nobody.
 */
export function mayBeSent(): Expression<SqlBool> {
  return eb.and([isReady('candidate'), eb.not(eb.exists(sendingInLane())), eb.not(eb.exists(earlierInLane()))]);
}

function isReady(delivery: 'candidate' | 'earlier'): Expression<SqlBool> {
  const unsent = eb
    .selectFrom('prerequisite')
    .innerJoin('delivery as predecessor', 'predecessor.key', 'prerequisite.predecessor_key')
    .select('predecessor.id')
    .whereRef('prerequisite.delivery_id', '=', `${delivery}.id`)
    .where('predecessor.state', '<>', 'sent');
  return eb.not(eb.exists(unsent));
}

function sendingInLane() {
  return eb
    .selectFrom('delivery as sending')
    .select('sending.id')
    .whereRef('sending.lane', '=', 'candidate.lane')
    .where('sending.state', '=', 'sending');
}

function earlierInLane() {
  return eb
    .selectFrom('delivery as earlier')
    .select('earlier.id')
    .whereRef('earlier.lane', '=', 'candidate.lane')
    .where('earlier.state', '=', 'pending')
    .whereRef('earlier.due_at', '<=', 'candidate.due_at')
    .where((or) =>
      or.or([or('earlier.due_at', '<', or.ref('candidate.due_at')), or('earlier.id', '<', or.ref('candidate.id'))]),
    )
    .where(isReady('earlier'));
}
