import { setTimeout as delay } from 'node:timers/promises';
import { renderWorking } from '../block-kit/notice-modal.js';
import { isRecord } from '../payload-record.js';
import type { Incoming } from './incoming.js';

/** How long an answer that shows a view waits for the database, in ms: with it, the 3 s of Slack still hold. */
const patience = 1_000;

/** The acknowledgement of one payload. */
export interface Acknowledgement {
  /** What listeners get as `ack`. Throws when it is called twice. */
  ack(answer?: unknown): Promise<void>;
  /** Sends the acknowledgement and waits for nothing else. */
  send(answer: unknown): Promise<void>;
  isGiven(): boolean;
}

/**
 * `ack` answers Slack first and then waits until the request is known to be no copy: a listener that acknowledges before
 * it acts never acts for a copy, and a slow database costs nobody the acknowledgement, for which Slack waits 3 s.
 */
export function createAcknowledgement({ acknowledge, untilFirst }: Pick<Incoming, 'acknowledge' | 'untilFirst'>) {
  // Without a listener, a rejection that nobody came to wait for would end the process.
  untilFirst.catch(() => undefined);
  let isGiven = false;
  const send = async (answer: unknown): Promise<void> => {
    if (isGiven) throw new Error('The payload was acknowledged before.');
    isGiven = true;
    await acknowledge(answer);
  };
  return {
    send,
    isGiven: () => isGiven,
    ack: async (answer?: unknown) => {
      await send(await forAnyone(answer, untilFirst));
      if (!isWholeAnswer(answer)) await untilFirst;
    },
  } satisfies Acknowledgement;
}

/** A view may show what a runbook says, so whoever sends a copy gets another one. */
async function forAnyone(answer: unknown, untilFirst: Promise<void>): Promise<unknown> {
  if (!isRecord(answer) || !('view' in answer)) return answer;
  const isKnown = await Promise.race([untilFirst.then(() => true), delay(patience, false, { ref: false })]);
  return isKnown ? answer : { response_action: 'update', view: renderWorking() };
}

/** Nothing follows a text, or errors at the fields of a form: the answer is all that the request comes to. */
function isWholeAnswer(answer: unknown): boolean {
  return typeof answer === 'string' || (isRecord(answer) && ('text' in answer || answer.response_action === 'errors'));
}
