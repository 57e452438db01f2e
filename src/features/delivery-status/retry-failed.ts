import { openRunbook, type RunbookRequest } from '../../call/access/open-runbook.js';
import { type Refused, refuse } from '../../call/access/refusal.js';
import type { Call } from '../../call/call.js';
import type { Services } from '../../call/services.js';

/** `keys` are those of what was queued again. */
export type Retry = { readonly kind: 'queued'; readonly call: Call; readonly keys: readonly string[] } | Refused;

/** Queues again what could not be sent for a call, after a person has mended the cause. */
export async function retryFailed(services: Services, request: RunbookRequest): Promise<Retry> {
  const opened = await openRunbook(services, request);
  if (opened.kind === 'refused') return opened;

  const call = await services.calls.callOfIssue(opened.issue);
  if (!call) return refuse({ kind: 'not-found' });
  const failed = (await services.calls.unfinishedOf(call.id)).filter(({ state }) => state === 'failed');
  await services.calls.retryFailed(call.id, services.clock());
  return { kind: 'queued', call, keys: failed.map(({ key }) => key) };
}
