import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Channel, Person } from '../slack/workspace/workspace.js';
import { channels, startTown, type Town } from '../town/start-town.js';
import { type Ledger, openLedger } from './read-ledger.js';
import { issueSeeds } from './runbooks.js';
import type { Trouble } from './snapshot.js';

/** The town that the demo plays in, and what the demo itself remembers beside it. */
export interface Stage {
  readonly town: Town;
  readonly ledger: Ledger;
  /** Emits `change` after everything that somebody could see. */
  readonly changes: EventEmitter;
  readonly troubles: Set<Trouble>;
  /** Per person and conversation the `ts` up to which they have read. */
  readonly readUpTo: Map<string, string>;
  /** What was looked at in the page, for the guide. */
  readonly looks: Set<string>;
  app: 'running' | 'restarting';
  /** Where the clock is being moved to, in milliseconds since the epoch. */
  movingTo: number | undefined;
  close(): Promise<void>;
}

/** How often the app's database is looked at for changes, in milliseconds. */
const glance = 150;

/** A Friday: two calls are announced on it, and the demo begins on the Monday after. */
const beginsAt = '2031-10-03T15:00:00Z';

/** When the demo begins: Monday, 09:00 in Los Angeles. */
export const curtain = Date.parse('2031-10-06T16:00:00Z');

/** Starts a Slack, a GitLab and the app, all with nothing announced yet. */
export async function buildStage(): Promise<Stage> {
  const town = await startTown({
    at: beginsAt,
    issues: issueSeeds(),
    channels: channels.map((channel) => ({ ...channel, members: membersOf(channel.name) })),
  });
  const ledger = openLedger(join(town.folder, 'runbook.db'));
  const changes = new EventEmitter().setMaxListeners(0);
  const changed = () => void changes.emit('change');
  const ends = [town.slack.subscribe(changed), town.gitlab.subscribe(changed), watch(ledger, changed)];
  return {
    town,
    ledger,
    changes,
    troubles: new Set(),
    readUpTo: new Map(),
    looks: new Set(),
    app: 'running',
    movingTo: undefined,
    close: async () => {
      for (const end of ends) end();
      ledger.close();
      await town.close();
    },
  };
}

/** Gus, as a guest, was let into one channel only. */
function membersOf(channel: string): readonly string[] {
  const staff = ['john', 'jane', 'kenji', 'mia', 'rita'];
  return channel === 'support_self-managed' ? [...staff, 'gus'] : staff;
}

function watch(ledger: Ledger, changed: () => void): () => void {
  let seen = ledger.version();
  const timer = setInterval(() => {
    const version = ledger.version();
    if (version === seen) return;
    seen = version;
    changed();
  }, glance);
  return () => clearInterval(timer);
}

/** How much of a conversation somebody has read; nothing is older than `0`. */
export function readMark(stage: Stage, person: Person, channel: Channel): string {
  return stage.readUpTo.get(`${person.id} ${channel.id}`) ?? '0';
}

/** Notes that somebody has read a conversation to its end. */
export function markRead(stage: Stage, person: Person, channel: Channel): void {
  stage.readUpTo.set(`${person.id} ${channel.id}`, channel.messages.at(-1)?.ts ?? '0');
  stage.changes.emit('change');
}
