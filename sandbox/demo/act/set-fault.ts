import type { DemoState } from '../demo-state.js';
import type { Fault } from '../snapshot.js';

/** How long the app is told to wait when Slack limits its rate, in seconds. */
const retryAfter = 5;

/** Lets something go wrong from now on, or no longer. */
export function setFault(demoState: DemoState, trouble: Fault, on: boolean): void {
  if (on) demoState.faults.add(trouble);
  else demoState.faults.delete(trouble);
  const { slack, gitlab } = demoState.environment;
  slack.faults.clear();
  gitlab.faults.clear();
  // The oldest rule wins: what is down altogether comes first.
  if (demoState.faults.has('slack-down')) slack.faults.down();
  if (demoState.faults.has('rate-limit')) slack.faults.always('chat.postMessage', { kind: '429', retryAfter });
  if (demoState.faults.has('answers-lost')) slack.faults.always('chat.postMessage', { kind: 'lost-answer' });
  if (demoState.faults.has('gitlab-down')) gitlab.faults.down();
  const managers = slack.workspace.channels.get('C0MANAGER');
  if (managers) managers.sharing = demoState.faults.has('channel-shared') ? 'external' : 'none';
  demoState.changes.emit('change');
}
