import type { App, Receiver } from '@slack/bolt';
import type { InFlight } from '../in-flight.js';
import { isRecord, type PayloadRecord } from '../payload-record.js';
import { ReplayedRequest } from '../replayed-request.js';
import { type Acknowledgement, createAcknowledgement } from './acknowledgement.js';
import type { Incoming } from './incoming.js';
import { whenUnhandled } from './when-unhandled.js';

interface IntakeDeps {
  readonly inFlight: InFlight;
  readonly log: { error(details: object, message: string): void; warn(details: object, message: string): void };
  /** A new short text under which a person and the log speak of the same failure. */
  readonly newReference: () => string;
  /** Tells whoever sent the payload, after it was acknowledged. */
  readonly tell: (body: PayloadRecord, paragraphs: readonly string[]) => Promise<unknown>;
}

/** The one way from Slack to the listeners. */
export interface Intake {
  /** For Bolt's `App`. */
  readonly receiver: Receiver;
  /** Has a payload handled. Never rejects: whatever goes wrong ends here, in the log and in words to the person. */
  receive(incoming: Incoming): Promise<void>;
}

type Bolt = Pick<App, 'processEvent'>;

/**
 * Builds the error boundary around Bolt and all listeners. Bolt reads every payload as if it were as documented, and its
 * own receivers let what it throws outside a listener escape as an unhandled rejection.
 */
export function createIntake(parts: IntakeDeps): Intake {
  let app: Bolt | undefined;
  return {
    receiver: {
      init: (given) => {
        app = given;
      },
      start: () => Promise.reject(new Error('Requests come through the guarded receivers, never directly.')),
      stop: () => Promise.resolve(),
    },
    receive: (incoming) => parts.inFlight.track(() => handle(app, incoming, parts)),
  };
}

async function handle(app: Bolt | undefined, incoming: Incoming, { log, newReference, tell }: IntakeDeps) {
  const { body } = incoming;
  const reference = newReference();
  const acknowledgement = createAcknowledgement(incoming);
  try {
    if (app === undefined || !isRecord(body)) {
      log.warn({ reference }, 'a payload that is not an object was ignored');
      await acknowledgement.send(undefined);
      return;
    }
    const failure = await failureOf(app, body, acknowledgement, incoming.retry);
    if (failure === undefined && acknowledgement.isGiven()) return;

    logFailure(log, reference, failure);
    const { answer, paragraphs } = whenUnhandled(body, failure, reference);
    const isTold = !acknowledgement.isGiven() && answer !== undefined;
    if (!acknowledgement.isGiven()) await acknowledgement.send(answer);
    if (!isTold && paragraphs.length > 0) await tell(body, paragraphs);
  } catch (err) {
    log.error({ reference, err }, 'the person could not be told');
  }
}

/** Why the payload could not be handled. Bolt wraps what a listener throws into an error of its own. */
async function failureOf(app: Bolt, body: PayloadRecord, { ack }: Acknowledgement, retry: Incoming['retry']) {
  const again = retry ? { retryNum: retry.number, ...(retry.reason ? { retryReason: retry.reason } : {}) } : {};
  try {
    await app.processEvent({ body, ack, ...again });
    return undefined;
  } catch (error) {
    const original = typeof error === 'object' && error !== null && 'original' in error ? error.original : undefined;
    return original ?? error ?? new Error('Something without a message was thrown.');
  }
}

function logFailure(log: IntakeDeps['log'], reference: string, failure: unknown): void {
  if (failure === undefined) log.warn({ reference }, 'nothing in this version handles the payload');
  else if (failure instanceof ReplayedRequest) log.warn({ reference }, 'a copy of a request was not carried out');
  else log.error({ reference, err: failure }, 'a request failed');
}
