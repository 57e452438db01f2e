import type { Call } from '../domain/call/call.js';
import type { Issue } from '../domain/call/issue.js';
import type { Actor } from '../domain/people/actor.js';
import type { TaskSheet } from '../domain/runbook/task-sheet.js';
import { openCall } from './open-call.js';
import type { RunbookRequest } from './open-runbook.js';
import type { Refused } from './refusal.js';
import type { Services } from './services.js';

/** What a person sees who is about to record outcomes. */
export interface OutcomesForm {
  readonly kind: 'outcomes';
  readonly actor: Actor;
  readonly issue: Issue;
  readonly call: Call;
  readonly sheet: TaskSheet;
}

/**
 * Shows what is recorded of an announced call's tasks. Changes nothing.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function openOutcomes(services: Services, request: RunbookRequest): Promise<OutcomesForm | Refused> {
  const opened = await openCall(services, request);
  if (opened.kind === 'refused') return opened;
  const { actor, issue, call, sheet } = opened;
  return { kind: 'outcomes', actor, issue, call, sheet };
}
