import type { Call } from '../../call/call.js';
import type { RemindedRunbook } from '../../call/fetch-runbook.js';
import type { Services } from '../../call/services.js';
import { planDriftNotice } from './plan-drift-notice.js';

/** How long after its start a call may still be put off in its runbook, in milliseconds. */
const mayBePutOff = 24 * 60 * 60 * 1000;

/** After so many runbooks in a row that GitLab did not show, it is left alone. */
const mostSilences = 3;

/**
 * Reads the runbooks of the calls to come, and promises their DRIs a word where one no longer says what was announced. The
 * posts and the reminders stay as they are: whoever is told decides. To be called every few minutes.
 * @param fetchRunbook never rejects
 * @throws Error when GitLab does not answer; what could not be read is read the next time
 */
export async function watchRunbooks(
  { calls, clock }: Pick<Services, 'calls' | 'clock'>,
  fetchRunbook: (call: Call) => Promise<RemindedRunbook>,
  stopped: AbortSignal,
): Promise<void> {
  let silences = 0;
  for (const call of await calls.callsBetween(clock() - mayBePutOff, Number.MAX_SAFE_INTEGER)) {
    if (stopped.aborted) return;
    if (call.recording.completion) continue;
    const { drift, relocated } = await fetchRunbook(call);
    silences = drift ? 0 : silences + 1;
    if (silences === mostSilences) throw new Error('GitLab does not show the runbooks of the calls to come.');
    // Its DRI has done what the notice would ask for.
    if (!drift || relocated?.isAnnounced) continue;
    const plan = planDriftNotice(call, drift, await calls.jobsOf(call.id, ['drift-notice']), clock());
    if (plan.jobs.length > 0 || plan.cancels) await calls.enqueue(call.id, plan);
  }
}
