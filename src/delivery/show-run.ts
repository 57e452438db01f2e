import type { LookedAtRun, PanelReader } from '../application/look-at-run.js';
import type { Message } from '../application/ports/slack.js';
import type { Call } from '../domain/call/call.js';
import type { Issue } from '../domain/call/issue.js';
import { totalsOf } from '../domain/call/totals.js';

export interface ShowRunParts {
  /** The tasks as they will stand in the issue. Throws `ServiceFailure` when GitLab does not do its part. */
  readonly lookAtRun: (call: Call) => Promise<LookedAtRun>;
  /**
   * Where the reader of a panel is; `undefined` for who may not see one. Throws `ServiceFailure` when Slack or GitLab does
   * not say.
   */
  readonly panelReader: (slackId: string, issue: Issue) => Promise<PanelReader | undefined>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/**
 * What somebody's run panel shows now; `undefined` when there is nothing to show, or not to them.
 * @throws ServiceFailure when Slack or GitLab does not say what can be shown
 */
export async function showPanel(parts: ShowRunParts, call: Call, slackId: string): Promise<Message | undefined> {
  const run = await parts.lookAtRun(call);
  if (run.kind === 'gone') return undefined;
  const reader = await parts.panelReader(slackId, run.issue);
  if (!reader) return undefined;
  const { sheet, marks } = run;
  return { kind: 'run-panel', panel: { call, sheet, marks, now: parts.clock(), timeZone: reader.timeZone } };
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
