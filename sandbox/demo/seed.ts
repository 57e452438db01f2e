import { openDirectMessage } from '../slack/workspace/channels.js';
import { moveClock, untilDone } from './act/move-clock.js';
import { curtain, type DemoState, markRead } from './demo-state.js';
import { people } from './people.js';

/** What John records on Monday before the curtain rises; each click at its time. */
const clicks = [
  ['2031-10-06T15:31:00Z', 'Start'],
  ['2031-10-06T15:35:00Z', 'Success'],
  ['2031-10-06T15:35:20Z', 'Start'],
  ['2031-10-06T15:44:20Z', 'Success'],
  ['2031-10-06T15:44:40Z', 'Start'],
  ['2031-10-06T15:55:40Z', 'Partial'],
  ['2031-10-06T15:56:00Z', 'Start'],
] as const;

/** How long one of John's clicks may take on a busy machine, in milliseconds. */
const patience = 20_000;

/**
 * On Friday John announces one call for Tuesday and one for Monday morning, through the app as everybody does; then the
 * clock is moved to Monday, where he has recorded the first tasks of the second one when the demo begins. What was said
 * until then counts as read.
 */
export async function seed(demoState: DemoState): Promise<void> {
  await announce(demoState, 5);
  await announce(demoState, 6);
  for (const [time, button] of clicks) {
    await moveClock(demoState, Date.parse(time));
    await record(demoState, button);
  }
  await moveClock(demoState, curtain);
  for (const { handle } of people) {
    const { workspace, person } = demoState.environment.slack.client(handle);
    openDirectMessage(workspace, person);
    for (const channel of workspace.channels.values()) markRead(demoState, person, channel);
  }
}

/** John clicks in his run panel, and waits until it shows what follows and GitLab has it. */
async function record(demoState: DemoState, button: string): Promise<void> {
  const john = demoState.environment.slack.person('john');
  const panel = () => john.channel('dm').find(({ text }) => text.startsWith('Run panel: Stark'))?.text;
  const before = panel();
  await john.clicks(button, { in: 'dm', message: 'Run panel: Stark' });
  await john.sees(() => panel() !== before, patience);
  await untilDone(demoState);
}

async function announce(demoState: DemoState, iid: number): Promise<void> {
  const john = demoState.environment.slack.person('john');
  await john.types(`/runbook announce ${iid}`, { in: '#support_manager' });
  await john.modalWhere((view) => view.submit === 'Post', patience);
  await john.submits();
  await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), patience);
  await john.closes();
  await untilDone(demoState);
}
