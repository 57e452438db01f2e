import type { LookedAtRun } from '../application/look-at-run.js';
import type { Message } from '../application/ports/slack.js';
import type { Denied, RunbookAccess } from '../application/runbook-access.js';
import type { Call } from '../domain/call/call.js';
import type { Issue } from '../domain/call/issue.js';
import { totalsOf } from '../domain/call/totals.js';

export interface ShowRunParts {
  /** The tasks as they will stand in the issue. Throws `ServiceFailure` when GitLab does not do its part. */
  readonly lookAtRun: (call: Call) => Promise<LookedAtRun>;
  /** Whether somebody may see the runbook. Throws `ServiceFailure` when Slack or GitLab does not say. */
  readonly runbookAccess: (slackId: string, issue: Issue) => Promise<RunbookAccess>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

export type ShownPanel =
  | { readonly kind: 'panel'; readonly message: Message }
  /** There is nothing that could be recorded. */
  | { readonly kind: 'gone' }
  /** Of whoever was to read it; `issue` says of which runbook. */
  | (Denied & { readonly issue: Issue });

/**
 * What somebody's run panel shows now, if anything.
 * @throws ServiceFailure when Slack or GitLab does not say what can be shown
 */
export async function showPanel(parts: ShowRunParts, call: Call, slackId: string): Promise<ShownPanel> {
  const run = await parts.lookAtRun(call);
  if (run.kind === 'gone') return run;
  const { issue, sheet, marks } = run;
  const reader = await parts.runbookAccess(slackId, issue);
  if (reader.kind === 'denied') return { ...reader, issue };
  const panel = { call, sheet, marks, now: parts.clock(), timeZone: reader.timeZone };
  return { kind: 'panel', message: { kind: 'run-panel', panel } };
}

/**
 * What the line under an announcement says now: numbers only. `undefined` when there is nothing to count.
 * @throws ServiceFailure when GitLab does not do its part
 */
export async function showProgress(
  parts: Pick<ShowRunParts, 'lookAtRun' | 'clock'>,
  call: Call,
): Promise<Message | undefined> {
  const run = await parts.lookAtRun(call);
  if (run.kind === 'gone') return undefined;
  return { kind: 'progress', progress: { call, totals: totalsOf(run.sheet.tasks), now: parts.clock() } };
}
