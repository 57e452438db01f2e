import { setTimeout as pause } from 'node:timers/promises';
import type { Promised } from '../snapshot.js';
import type { Stage } from '../stage.js';

/** How long after its time something has been done, unless it is hindered; by the town's clock, in milliseconds. */
const after = 1_000;
/** How long to wait, in real milliseconds, for what is due to be done. Whatever is hindered takes longer, and may. */
const patience = 3_000;
const glance = 30;

/** The town's next appointment: when the next promise is due; else when the next failed attempt is repeated. */
export function nextDue(ledger: readonly Promised[], now: number): number | undefined {
  const waiting = ledger.filter(({ state }) => state === 'pending' || state === 'running');
  const dueAt = waiting.map((one) => one.dueAt).filter((time) => time > now);
  const again = waiting.map((one) => one.attemptAt).filter((time) => time > now);
  const times = dueAt.length > 0 ? dueAt : again;
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** When the next announced call begins, at which its progress is first shown. */
export function nextCall(ledger: readonly Promised[], now: number): number | undefined {
  const starts = ledger.filter(({ kind, dueAt }) => kind === 'progress' && dueAt > now).map((one) => one.dueAt);
  return starts.length > 0 ? Math.min(...starts) : undefined;
}

/**
 * Moves the clock of the whole town forward, and stops at everything that is due on the way until it is done, so that
 * a day passes as a day does: without it a leap would be like the sleep of a laptop, and what was due meanwhile missed.
 */
export async function moveClock(stage: Stage, until: number): Promise<void> {
  stage.movingTo = until;
  try {
    while (stage.movingTo === until) {
      const due = nextDue(stage.ledger.read(), stage.town.now());
      if (due === undefined || due > until) break;
      await leapTo(stage, due + after);
    }
    if (stage.movingTo === until && stage.town.now() < until) await leapTo(stage, until);
  } finally {
    stage.movingTo = undefined;
    stage.changes.emit('change');
  }
}

async function leapTo(stage: Stage, time: number): Promise<void> {
  const { town } = stage;
  if (time > town.now()) await town.advanceTo(new Date(time).toISOString());
  stage.changes.emit('change');
  await untilDone(stage);
}

/** Waits until nothing that is due is left to do. */
export async function untilDone(stage: Stage): Promise<void> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline && isBusy(stage)) await pause(glance);
}

function isBusy({ ledger, town }: Stage): boolean {
  const now = town.now();
  return ledger.read().some(({ state, dueAt, attemptAt }) => {
    return state === 'running' || (state === 'pending' && dueAt <= now && attemptAt <= now);
  });
}
