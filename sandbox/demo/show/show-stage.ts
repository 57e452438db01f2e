import { cast, roleOf } from '../cast.js';
import { showGuide } from '../guide.js';
import type { Inhabitant, Snapshot } from '../snapshot.js';
import type { Stage } from '../stage.js';
import { showIssues } from './show-issues.js';
import { countUnread, showSlack } from './show-slack.js';

/** Everything that the page shows to one person now. Throws Error for who is not in the demo. */
export function showStage(stage: Stage, handle: string): Snapshot {
  const { town } = stage;
  const session = town.slack.client(roleOf(handle).handle);
  return {
    kind: 'ready',
    now: town.now(),
    movingTo: stage.movingTo,
    me: showInhabitant(stage, handle),
    people: cast.map((one) => showInhabitant(stage, one.handle)),
    slack: showSlack(stage, session),
    issues: showIssues(town),
    ledger: stage.ledger.read(),
    app: stage.app,
    troubles: [...stage.troubles],
    guide: showGuide(stage),
  };
}

function showInhabitant(stage: Stage, handle: string): Inhabitant {
  const session = stage.town.slack.client(handle);
  const { id, name, zone } = session.person;
  return { handle, id, name, zone, role: roleOf(handle).role, unread: countUnread(stage, session) };
}
