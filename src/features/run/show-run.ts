import type { Denied, RunbookAccess } from '../../call/access/runbook-access.js';
import type { Call } from '../../call/call.js';
import type { Issue } from '../../call/issue.js';
import type { Message } from '../../call/ports/slack.js';
import { totalsOf } from '../../call/recording/totals.js';
import type { FetchedRun } from './fetch-run.js';

export interface ShowRunDeps {
  /** The tasks as they will stand in the issue. Throws `ServiceFailure` when GitLab does not do its part. */
  readonly fetchRun: (call: Call) => Promise<FetchedRun>;
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
export async function showPanel(parts: ShowRunDeps, call: Call, slackId: string): Promise<ShownPanel> {
  const run = await parts.fetchRun(call);
  if (run.kind === 'gone') return run;
  const { issue, taskList, fingerprints } = run;
  const reader = await parts.runbookAccess(slackId, issue);
  if (reader.kind === 'denied') return { ...reader, issue };
  const panel = { call, taskList, fingerprints, now: parts.clock(), timeZone: reader.timeZone };
  return { kind: 'panel', message: { kind: 'run-panel', panel } };
}

/**
 * What the line under an announcement says now: numbers only. `undefined` when there is nothing to count.
 * @throws ServiceFailure when GitLab does not do its part
 */
export async function showProgress(
  parts: Pick<ShowRunDeps, 'fetchRun' | 'clock'>,
  call: Call,
): Promise<Message | undefined> {
  const run = await parts.fetchRun(call);
  if (run.kind === 'gone') return undefined;
  return { kind: 'progress', progress: { call, totals: totalsOf(run.taskList.tasks), now: parts.clock() } };
}
