import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { channels, type Environment, startEnvironment } from '../environment/start-environment.js';
import type { Channel, Person } from '../slack/workspace/workspace.js';
import { type Jobs, openJobs } from './read-jobs.js';
import { issueSeeds } from './runbooks.js';
import type { Fault } from './snapshot.js';

/** The town that the demo plays in, and what the demo itself remembers beside it. */
export interface DemoState {
  readonly environment: Environment;
  readonly jobs: Jobs;
  /** Emits `change` after everything that somebody could see. */
  readonly changes: EventEmitter;
  readonly faults: Set<Fault>;
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
export async function buildDemoState(): Promise<DemoState> {
  const environment = await startEnvironment({
    at: beginsAt,
    issues: issueSeeds(),
    channels: channels.map((channel) => ({ ...channel, members: membersOf(channel.name) })),
  });
  const jobs = openJobs(join(environment.folder, 'runbook.db'));
  const changes = new EventEmitter().setMaxListeners(0);
  const changed = () => void changes.emit('change');
  const ends = [environment.slack.subscribe(changed), environment.gitlab.subscribe(changed), watch(jobs, changed)];
  return {
    environment,
    jobs,
    changes,
    faults: new Set(),
    readUpTo: new Map(),
    looks: new Set(),
    app: 'running',
    movingTo: undefined,
    close: async () => {
      for (const end of ends) end();
      jobs.close();
      await environment.close();
    },
  };
}

/** Gus, as a guest, was let into one channel only. */
function membersOf(channel: string): readonly string[] {
  const staff = ['john', 'jane', 'kenji', 'mia', 'rita'];
  return channel === 'support_self-managed' ? [...staff, 'gus'] : staff;
}

function watch(jobs: Jobs, changed: () => void): () => void {
  let seen = jobs.version();
  const timer = setInterval(() => {
    const version = jobs.version();
    if (version === seen) return;
    seen = version;
    changed();
  }, glance);
  return () => clearInterval(timer);
}

/** How much of a conversation somebody has read; nothing is older than `0`. */
export function readMark(demoState: DemoState, person: Person, channel: Channel): string {
  return demoState.readUpTo.get(`${person.id} ${channel.id}`) ?? '0';
}

/** Notes that somebody has read a conversation to its end. */
export function markRead(demoState: DemoState, person: Person, channel: Channel): void {
  demoState.readUpTo.set(`${person.id} ${channel.id}`, channel.messages.at(-1)?.ts ?? '0');
  demoState.changes.emit('change');
}
