import type { OpenedCall } from '../../call/access/open-call.js';
import type { RunbookRequest } from '../../call/access/open-runbook.js';
import type { Refused } from '../../call/access/refusal.js';
import type { Call } from '../../call/call.js';
import type { Issue } from '../../call/issue.js';
import type { JobPlan } from '../../call/jobs/job.js';
import { withResultNotice } from '../../call/jobs/plan-result-notice.js';
import type { RecordingChange } from '../../call/ports/store.js';
import { completionChanges } from '../../call/recording/completion-changes.js';
import { completionOf } from '../../call/recording/completion-of.js';
import { decideAndRecord, type ToAnswer, type ToRecord } from '../../call/recording/decide-and-record.js';
import { planCompletionChange } from '../../call/recording/plan-completion.js';
import { planRecorded } from '../../call/recording/plan-recorded.js';
import { taskListWith } from '../../call/recording/read-task-list.js';
import type { Completion } from '../../call/recording/recording.js';
import type { Services } from '../../call/services.js';
import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import type { TaskList } from '../../runbook/task-list.js';
import { dropOverwrittenEvents } from './drop-overwritten-events.js';
import { type TaskChanges, type TaskEntry, taskChanges } from './task-changes.js';

/** What a person typed, and what they were shown when they began to. */
export interface OutcomesRequest extends RunbookRequest {
  readonly shown: readonly TaskEntry[];
  readonly typed: readonly TaskEntry[];
}

export type OutcomesAnswer =
  /** `count` tasks were changed. Those that are `gone` are no longer in the runbook; nothing could be recorded of them. */
  | { readonly kind: 'recorded'; readonly call: Call; readonly count: number; readonly gone: readonly TaskEntry[] }
  /** Somebody else has meanwhile recorded something different of the same tasks. Nothing was recorded. */
  | {
      readonly kind: 'conflict';
      readonly conflicts: TaskChanges['conflicts'];
      readonly gone: readonly TaskEntry[];
      readonly taskList: TaskList;
      readonly call: Call;
      readonly issue: Issue;
    }
  /** What was typed says nothing new. */
  | { readonly kind: 'unchanged'; readonly gone: readonly TaskEntry[] };

/**
 * Records what a person typed of a call's tasks: exactly what they changed of what they were shown. Of a completed call it
 * also corrects the completion's numbers.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export function recordOutcomes(services: Services, request: OutcomesRequest): Promise<OutcomesAnswer | Refused> {
  return decideAndRecord(services, request, (opened) => decide(services, request, opened));
}

async function decide(
  services: Services,
  { slackId, shown, typed }: OutcomesRequest,
  opened: OpenedCall,
): Promise<ToRecord<OutcomesAnswer> | ToAnswer<OutcomesAnswer> | Refused> {
  const { call, issue, taskList } = opened;
  const { edits, gone, conflicts, count } = taskChanges(shown, typed, taskList.tasks);
  if (conflicts.length > 0)
    return { kind: 'answer', answer: { kind: 'conflict', conflicts, gone, taskList, call, issue } };
  if (edits.length === 0) return { kind: 'answer', answer: { kind: 'unchanged', gone } };

  const events = dropOverwrittenEvents(call.recording.events, edits, taskList.tasks, services.fingerprint);
  const corrected = await correct(services, opened, edits, count);
  if (corrected.kind === 'refused') return corrected;
  return {
    kind: 'record',
    change: { events, ...corrected.change },
    plan: (recorded) => {
      const asked = { slackId, action: 'recorded' } as const;
      return withResultNotice(corrected.plan(recorded), recorded, asked, services.clock());
    },
    answer: (recorded) => ({ kind: 'recorded', call: recorded, count, gone }),
  };
}

interface Correction {
  readonly kind: 'correction';
  readonly change: Pick<RecordingChange, 'completion'>;
  readonly plan: (call: Call) => JobPlan;
}

/** What the edits mean for the call's completion, if it has one. */
async function correct(
  services: Services,
  opened: OpenedCall,
  edits: readonly RunbookEdit[],
  count: number,
): Promise<Correction | Refused> {
  const now = services.clock();
  const before: Completion | undefined = opened.call.recording.completion;
  if (!before) return { kind: 'correction', change: {}, plan: (call) => planRecorded(call, edits, now) };

  const reading = await taskListWith(services, opened, edits, opened.actor.slackId);
  if (reading.kind === 'refused') return reading;
  const completion = completionOf(before, reading.taskList);
  const changes = completionChanges(before, completion, count);
  const more = { changes, by: opened.actor.slackId, edits, postCallItem: undefined, closeIssue: false };
  return { kind: 'correction', change: { completion }, plan: (call) => planCompletionChange(call, more, now) };
}
