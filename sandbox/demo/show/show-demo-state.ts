import type { DemoState } from '../demo-state.js';
import { showGuide } from '../guide.js';
import { people, roleOf } from '../people.js';
import type { Inhabitant, Snapshot } from '../snapshot.js';
import { showIssues } from './show-issues.js';
import { countUnread, showSlack } from './show-slack.js';

/** Everything that the page shows to one person now. Throws Error for who is not in the demo. */
export function showDemoState(demoState: DemoState, handle: string): Snapshot {
  const { environment } = demoState;
  const session = environment.slack.client(roleOf(handle).handle);
  return {
    kind: 'ready',
    now: environment.now(),
    movingTo: demoState.movingTo,
    me: showInhabitant(demoState, handle),
    people: people.map((one) => showInhabitant(demoState, one.handle)),
    slack: showSlack(demoState, session),
    issues: showIssues(environment),
    jobs: demoState.jobs.read(),
    app: demoState.app,
    faults: [...demoState.faults],
    guide: showGuide(demoState),
  };
}

function showInhabitant(demoState: DemoState, handle: string): Inhabitant {
  const session = demoState.environment.slack.client(handle);
  const { id, name, zone } = session.person;
  return { handle, id, name, zone, role: roleOf(handle).role, unread: countUnread(demoState, session) };
}
