import { openDirectMessage } from '../slack/workspace/channels.js';
import { moveClock, untilDone } from './act/move-clock.js';
import { cast } from './cast.js';
import { markRead, type Stage } from './stage.js';

/** When the demo begins: Monday, 09:00 in Los Angeles. */
const curtain = Date.parse('2031-10-06T16:00:00Z');

/** How long one of John's clicks may take on a busy machine, in milliseconds. */
const patience = 20_000;

/**
 * On Friday John announces one call for Tuesday and one for Monday morning, through the app as everybody does; then the
 * clock is moved to Monday, when the second one is under way. What was said until then counts as read.
 */
export async function setTheScene(stage: Stage): Promise<void> {
  await announce(stage, 5);
  await announce(stage, 6);
  await moveClock(stage, curtain);
  for (const { handle } of cast) {
    const { workspace, person } = stage.town.slack.client(handle);
    openDirectMessage(workspace, person);
    for (const channel of workspace.channels.values()) markRead(stage, person, channel);
  }
}

async function announce(stage: Stage, iid: number): Promise<void> {
  const john = stage.town.slack.person('john');
  await john.types(`/runbook announce ${iid}`, { in: '#support_manager' });
  await john.modalWhere((view) => view.submit === 'Post', patience);
  await john.submits();
  await john.modalWhere((view) => view.text.includes('The call is announced'), patience);
  await john.closes();
  await untilDone(stage);
}
