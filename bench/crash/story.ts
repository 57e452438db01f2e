import { readFileSync } from 'node:fs';
import { startTown, type Town } from '../../sandbox/town/start-town.js';
import type { Promised } from './crash.js';
import type { CrashDatabase } from './crash-database.js';

/** The call is on Saturday 11 October 2031 at 06:30 UTC. */
const runbook = readFileSync('test/fixtures/stories/acme.md', 'utf8')
  .trimEnd()
  .replace('2031-10-10 - 23:30 PST', '2031-10-10 - 23:30 America/Los_Angeles');

/** What the issue says when the call has been announced, to the byte. */
export const announcedRunbook = runbook.replace('[ ] - Inform on', '[x] - Inform on');

const beforeTheReminder = '2031-10-11T05:00:00Z';
const reminderIsDue = '2031-10-11T05:30:01Z';

/** How long the machine may take for what happens before a crash, in milliseconds; several towns share it. */
const patience = 20_000;

/** A town that has come to the point where what is promised is about to be sent. */
export interface Story {
  readonly town: Town;
  /** Lets it begin. The app may be killed at any moment from here on. */
  begin(): Promise<unknown>;
}

/** Tells the story so far: for a reminder that means that the call is announced, and everything about that is done. */
export async function tellStory(promised: Promised, database: CrashDatabase): Promise<Story> {
  const town = await startTown({
    at: beforeTheReminder,
    issues: [{ title: 'Acme', description: runbook, labels: ['self-managed'] }],
    settings: { DATABASE_URL: database.address, REMINDERS: remindersFor(promised) },
  });
  try {
    const john = town.slack.person('john');
    await john.types('/runbook announce 1');
    await john.modalWhere((view) => view.submit === 'Post', patience);
    if (!isReminder(promised)) return { town, begin: () => john.submits() };
    await john.submits();
    await john.modalWhere((view) => view.text.includes('The call is announced'), patience);
    return { town, begin: () => town.advanceTo(reminderIsDue) };
  } catch (error) {
    await town.close();
    throw error;
  }
}

function isReminder(promised: Promised): boolean {
  return promised === 'channel reminder' || promised === 'direct reminder';
}

/** One kind at a time, so that the first post that comes is known to be of that kind. */
function remindersFor(promised: Promised): string {
  if (!isReminder(promised)) return 'off';
  return promised === 'channel reminder' ? '1h channels' : '1h dm';
}
