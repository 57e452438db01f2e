import type { OpenedCall } from '../../call/access/open-call.js';
import type { RunbookRequest } from '../../call/access/open-runbook.js';
import type { Refused } from '../../call/access/refusal.js';
import type { Call } from '../../call/call.js';
import { decideAndRecord, type ToAnswer, type ToRecord } from '../../call/recording/decide-and-record.js';
import { planRecorded } from '../../call/recording/plan-recorded.js';
import { taskListWith } from '../../call/recording/read-task-list.js';
import type { Services } from '../../call/services.js';
import type { TaskList } from '../../runbook/task-list.js';
import { decideClick, type RunClick, type StaleClick } from './decide-click.js';

/** A click on a run panel. */
export interface RunClickRequest extends RunbookRequest {
  readonly click: RunClick;
}

export type RunAnswer =
  /** `sheet` is as the click has made it. */
  | { readonly kind: 'recorded'; readonly call: Call; readonly taskList: TaskList }
  /** The panel showed what is no longer so. Nothing was recorded, and every panel will say what is true now. */
  | { readonly kind: 'stale'; readonly why: StaleClick; readonly call: Call };

/**
 * Records a click on a run panel by what it means, however many others click at the same moment.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export function clickRun(services: Services, request: RunClickRequest): Promise<RunAnswer | Refused> {
  return decideAndRecord(services, request, (opened) => decide(services, request, opened));
}

async function decide(
  services: Services,
  { slackId, click }: RunClickRequest,
  opened: OpenedCall,
): Promise<ToRecord<RunAnswer> | ToAnswer<RunAnswer> | Refused> {
  const { call, taskList } = opened;
  const now = services.clock();
  const decision = decideClick(call, taskList, click, { by: slackId, now, fingerprint: services.fingerprint });
  if (decision.kind === 'stale') return answerStale(call, click, decision.why, now);

  const { events, edits } = decision;
  const after = await taskListWith(services, opened, edits, slackId);
  if (after.kind === 'refused') return after;
  return {
    kind: 'record',
    change: { events },
    plan: (recorded) => planRecorded(recorded, edits, now),
    answer: (recorded) => ({ kind: 'recorded', call: recorded, taskList: after.taskList }),
  };
}

/**
 * What the app has recorded has promised to update every panel. What somebody wrote into the issue by hand has not: then
 * the recording counts one further, with nothing new in it but that promise.
 */
function answerStale(
  call: Call,
  click: RunClick,
  why: StaleClick,
  now: number,
): ToRecord<RunAnswer> | ToAnswer<RunAnswer> {
  if (!isByHand(call, click, why)) return { kind: 'answer', answer: { kind: 'stale', why, call } };
  return {
    kind: 'record',
    change: {},
    plan: (counted) => planRecorded(counted, [], now),
    answer: (counted) => ({ kind: 'stale', why, call: counted }),
  };
}

/** Whether it may be an edit of the issue that has made a click stale. */
function isByHand({ recording }: Call, click: RunClick, why: StaleClick): boolean {
  switch (why.kind) {
    case 'settled':
      return why.by === undefined;
    case 'not-current':
    case 'other-outcome':
      return true;
    case 'changed-since':
      return click.kind === 'undo' && recording.events.at(-1)?.at === click.at;
    case 'started':
    case 'nothing-to-undo':
    case 'completed':
      return false;
  }
}
