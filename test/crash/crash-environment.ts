import { type Environment, startEnvironment } from '../../sandbox/environment/start-environment.js';
import type { Promised, Scene } from './crash.js';
import type { CrashDatabase } from './crash-database.js';
import { runbook, startOf } from './runbook.js';

const hour = 3_600_000;

/** How long the machine may take for what happens before a crash, in milliseconds; several towns share it. */
const patience = 30_000;

/** Starts a town for crashes of one kind, with a runbook for each. */
export function startCrashEnvironment(
  promised: Promised,
  database: CrashDatabase,
  crashes: number,
  program?: string,
): Promise<Environment> {
  return startEnvironment({
    at: '2031-10-11T05:00:00Z',
    issues: Array.from({ length: crashes }, (_, index) => ({
      title: 'Acme',
      description: runbook(index + 1),
      labels: ['self-managed'],
    })),
    settings: { DATABASE_URL: database.address, REMINDERS: remindersFor(promised) },
    ...(program === undefined ? {} : { program }),
  });
}

/**
 * Tells the story up to the point where what is promised is about to be sent, and returns what lets that begin. For a
 * reminder the call is announced by then, and everything about that is done.
 */
export async function tellStory({ environment, iid }: Scene, promised: Promised): Promise<() => Promise<unknown>> {
  const john = environment.slack.person('john');
  if (john.modal()) await john.closes({ all: true });
  await john.types(`/runbook announce ${iid}`);
  await john.modalWhere((view) => view.submit === 'Post', patience);
  if (!isReminder(promised)) return () => john.submits();
  await john.submits();
  await john.modalWhere((view) => view.text.includes('Announced. Runbook updated'), patience);
  return () => environment.advanceTo(new Date(startOf(iid) - hour + 1_000).toISOString());
}

function isReminder(promised: Promised): boolean {
  return promised === 'channel reminder' || promised === 'direct reminder';
}

/** One kind at a time, so that the first post that comes is known to be of that kind. */
function remindersFor(promised: Promised): string {
  if (!isReminder(promised)) return 'off';
  return promised === 'channel reminder' ? '1h channels' : '1h dm';
}
