import type { Call } from '../../call/call.js';
import { withHoursNow } from '../../call/people/find-recipients.js';
import type { Recipient } from '../../call/people/recipient.js';
import { hasSameHours } from '../../call/reminders/reminder-policy-id.js';
import type { Services } from '../../call/services.js';
import { DatabaseFailure } from '../../database/connection/database-failure.js';
import { planRemindersAnew } from './plan-reminders-anew.js';

const day = 24 * 60 * 60 * 1000;

/** How long after its start the DRI of a call is reminded of the summary at most, in milliseconds. */
const longestNagging = 30 * day;

/** How many calls are read at once. Each is planned in a transaction of its own. */
const page = 50;

type ReplanServices = Pick<
  Services,
  'calls' | 'directory' | 'people' | 'reminderPolicy' | 'reminderPolicyId' | 'clock'
>;

export interface ReplanOptions {
  /** Whether a call waits for Slack to say where its people are; else it keeps what was known. */
  readonly canWait: boolean;
  readonly stopped: AbortSignal;
  /** Awaited after each call: SQLite answers without ever waiting, so people's clicks would wait meanwhile. */
  readonly letOthersRun: () => Promise<unknown>;
  /** Told of each call that could not be planned. */
  readonly onFailed: (callId: number, failure: unknown) => void;
}

/** How many calls were planned anew, and how many could not be, this time. */
export interface Replanned {
  readonly planned: number;
  readonly failed: number;
}

/**
 * Plans the reminders of all calls anew that were planned with other settings than those in force, the calls to come first.
 * Nothing that was received is sent again, and nothing late. Two replicas that do it at once do it once.
 * @throws DatabaseFailure when the database fails; what was planned by then stays
 */
export async function replanReminders(services: ReplanServices, options: ReplanOptions): Promise<Replanned> {
  const now = services.clock();
  let planned = 0;
  let failed = 0;
  for (const range of [
    { from: now - day, to: Number.MAX_SAFE_INTEGER },
    { from: now - longestNagging, to: now - day },
  ])
    for await (const call of staleCalls(services, range)) {
      if (options.stopped.aborted) break;
      const outcome = await replan(services, call, options);
      if (outcome === 'planned') planned += 1;
      if (outcome === 'failed') failed += 1;
      await options.letOthersRun();
    }
  return { planned, failed };
}

async function* staleCalls(
  { calls, reminderPolicyId }: ReplanServices,
  range: { readonly from: number; readonly to: number },
): AsyncGenerator<Call> {
  for (let after: Call | undefined; ; ) {
    const some: readonly Call[] = await calls.plannedOtherwise(reminderPolicyId, range, after, page);
    yield* some;
    after = some.at(-1);
    if (some.length < page) return;
  }
}

async function replan(
  services: ReplanServices,
  call: Call,
  { canWait, onFailed }: ReplanOptions,
): Promise<'planned' | 'planned-already' | 'failed'> {
  const { calls, reminderPolicy, reminderPolicyId, clock } = services;
  try {
    const recipients = await recipientsNow(services, call, canWait);
    const answer = await calls.planAnew(call.id, call.revision, { reminderPolicyId, recipients }, (current, pending) =>
      planRemindersAnew(current, reminderPolicy, pending, clock()),
    );
    if (answer.kind === 'stored') return 'planned';
    // It was updated meanwhile, perhaps by an app with other settings.
    return answer.call.reminderPolicyId === reminderPolicyId ? 'planned-already' : 'failed';
  } catch (error) {
    if (error instanceof DatabaseFailure) throw error;
    onFailed(call.id, error);
    return 'failed';
  }
}

/** Working hours are asked for only where they may have changed. */
async function recipientsNow(services: ReplanServices, call: Call, canWait: boolean): Promise<readonly Recipient[]> {
  if (hasSameHours(call.reminderPolicyId, services.reminderPolicyId)) return call.recipients;
  const hasHours = services.people.some(({ workingHours }) => workingHours !== undefined);
  if (!hasHours && call.recipients.every(({ workingHours }) => workingHours === undefined)) return call.recipients;
  return Promise.all(
    call.recipients.map((recipient) => {
      const known = withHoursNow(services, recipient);
      return canWait ? known : known.catch(() => recipient);
    }),
  );
}
