import { setTimeout as pause } from 'node:timers/promises';
import type { DemoState } from '../demo-state.js';
import type { Promised } from '../snapshot.js';

/** How long after its time something has been done, unless it is hindered; by the town's clock, in milliseconds. */
const after = 1_000;
/** How long to wait, in real milliseconds, for what is due to be done. Whatever is hindered takes longer, and may. */
const patience = 3_000;
const glance = 30;

/** The town's next appointment: when the next promise is due; else when the next failed attempt is repeated. */
export function nextDue(jobs: readonly Promised[], now: number): number | undefined {
  const waiting = jobs.filter(({ state }) => state === 'pending' || state === 'running');
  const dueAt = waiting.map((one) => one.dueAt).filter((time) => time > now);
  const again = waiting.map((one) => one.attemptAt).filter((time) => time > now);
  const times = dueAt.length > 0 ? dueAt : again;
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** When the next announced call begins, at which its progress is first shown. */
export function nextCall(jobs: readonly Promised[], now: number): number | undefined {
  const starts = jobs.filter(({ kind, dueAt }) => kind === 'progress' && dueAt > now).map((one) => one.dueAt);
  return starts.length > 0 ? Math.min(...starts) : undefined;
}

/**
 * Moves the clock of the whole town forward, and stops at everything that is due on the way until it is done, so that
 * a day passes as a day does: without it a leap would be like the sleep of a laptop, and what was due meanwhile missed.
 */
export async function moveClock(demoState: DemoState, until: number): Promise<void> {
  demoState.movingTo = until;
  try {
    while (demoState.movingTo === until) {
      const due = nextDue(demoState.jobs.read(), demoState.environment.now());
      if (due === undefined || due > until) break;
      await leapTo(demoState, due + after);
    }
    if (demoState.movingTo === until && demoState.environment.now() < until) await leapTo(demoState, until);
  } finally {
    demoState.movingTo = undefined;
    demoState.changes.emit('change');
  }
}

async function leapTo(demoState: DemoState, time: number): Promise<void> {
  const { environment } = demoState;
  if (time > environment.now()) await environment.advanceTo(new Date(time).toISOString());
  demoState.changes.emit('change');
  await untilDone(demoState);
}

/** Waits until nothing that is due is left to do. */
export async function untilDone(demoState: DemoState): Promise<void> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline && isBusy(demoState)) await pause(glance);
}

function isBusy({ jobs, environment }: DemoState): boolean {
  const now = environment.now();
  return jobs.read().some(({ state, dueAt, attemptAt }) => {
    return state === 'running' || (state === 'pending' && dueAt <= now && attemptAt <= now);
  });
}
