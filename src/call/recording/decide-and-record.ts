import { type OpenedCall, openCall } from '../access/open-call.js';
import type { RunbookRequest } from '../access/open-runbook.js';
import { type Refused, refuse } from '../access/refusal.js';
import type { Call } from '../call.js';
import type { JobPlan } from '../jobs/job.js';
import type { RecordingChange } from '../ports/store.js';
import type { Services } from '../services.js';

/** What is to be recorded, with what follows from it, and what the person is answered once it is stored. */
export interface ToRecord<Answer> {
  readonly kind: 'record';
  readonly change: RecordingChange;
  /** From the call as it is after the change. Pure. */
  readonly plan: (call: Call) => JobPlan;
  readonly answer: (call: Call) => Answer;
}

/** Nothing is to be recorded. */
export interface ToAnswer<Answer> {
  readonly kind: 'answer';
  readonly answer: Answer;
}

/** A call goes on with a handful of people: who is overtaken this often meets something else than people. */
const mostTries = 5;

/**
 * Records what `decide` makes of a call as it is now. When somebody else has recorded something in between, the call is
 * opened anew, rights included, and decided on again.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function decideAndRecord<Answer>(
  services: Services,
  request: RunbookRequest,
  decide: (opened: OpenedCall) => Promise<ToRecord<Answer> | ToAnswer<Answer> | Refused>,
): Promise<Answer | Refused> {
  for (let tries = 0; tries < mostTries; tries++) {
    const opened = await openCall(services, request);
    if (opened.kind === 'refused') return opened;
    const decision = await decide(opened);
    if (decision.kind === 'refused') return decision;
    if (decision.kind === 'answer') return decision.answer;

    const { id, recording } = opened.call;
    const stored = await services.calls.record(id, recording.revision, decision.change, decision.plan);
    if (stored.kind === 'stored') return decision.answer(stored.call);
  }
  return refuse({ kind: 'overtaken' });
}
