import { openRunbook, type RunbookRequest } from '../../call/access/open-runbook.js';
import { type Refused, refuse } from '../../call/access/refusal.js';
import type { Call } from '../../call/call.js';
import type { FailureCause, Job } from '../../call/jobs/job.js';
import type { Services } from '../../call/services.js';

export interface DismissRequest extends RunbookRequest {
  /** What the notice that is dismissed told of. */
  readonly cause: FailureCause;
}

/** `dismissed` is empty when nothing of that cause waits for a person any more. */
export type Dismissal =
  | { readonly kind: 'dismissed'; readonly call: Call; readonly dismissed: readonly Job[] }
  | Refused;

/**
 * Cancels what could not be done for a call, of one cause: a person has seen to it, or it is no longer wanted.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function dismissFailed(services: Services, request: DismissRequest): Promise<Dismissal> {
  const opened = await openRunbook(services, request);
  if (opened.kind === 'refused') return opened;

  const call = await services.calls.callOfIssue(opened.issue);
  if (!call) return refuse({ kind: 'not-found' });
  return {
    kind: 'dismissed',
    call,
    dismissed: await services.calls.dismissFailed(call.id, request.cause, services.clock()),
  };
}
