import type { Trouble } from '../snapshot.js';
import type { Stage } from '../stage.js';

/** How long the app is told to wait when Slack limits its rate, in seconds. */
const retryAfter = 5;

/** Lets something go wrong from now on, or no longer. */
export function setTrouble(stage: Stage, trouble: Trouble, on: boolean): void {
  if (on) stage.troubles.add(trouble);
  else stage.troubles.delete(trouble);
  const { slack, gitlab } = stage.town;
  slack.faults.clear();
  gitlab.faults.clear();
  // The oldest rule wins: what is down altogether comes first.
  if (stage.troubles.has('slack-down')) slack.faults.down();
  if (stage.troubles.has('rate-limit')) slack.faults.always('chat.postMessage', { kind: '429', retryAfter });
  if (stage.troubles.has('answers-lost')) slack.faults.always('chat.postMessage', { kind: 'lost-answer' });
  if (stage.troubles.has('gitlab-down')) gitlab.faults.down();
  const managers = slack.workspace.channels.get('C0MANAGER');
  if (managers) managers.sharing = stage.troubles.has('channel-shared') ? 'external' : 'none';
  stage.changes.emit('change');
}
