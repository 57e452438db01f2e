import type { ControlAction, Outcome } from '../action.js';
import type { DemoState } from '../demo-state.js';
import { moveClock, nextCall, nextDue } from './move-clock.js';
import { setFault } from './set-fault.js';

/** What can be done to the town from outside; to start over is up to whoever built it. */
export type DemoControl = Exclude<ControlAction, { kind: 'start-over' }>;

type Destination = Extract<DemoControl, { kind: 'move-clock' }>['to'];

/** How far ahead the clock may be moved at once, in milliseconds: 60 days. */
const farthest = 60 * 24 * 60 * 60 * 1000;

const done: Outcome = { ok: true, said: [] };

/** Moves the clock, lets something go wrong, or ends the app. Answers at once; what takes longer goes on by itself. */
export function control(demoState: DemoState, action: DemoControl): Outcome {
  switch (action.kind) {
    case 'move-clock':
      return startMoving(demoState, action.to);
    case 'stop-clock':
      demoState.movingTo = undefined;
      return done;
    case 'trouble':
      setFault(demoState, action.trouble, action.on);
      return done;
    case 'kill':
      return kill(demoState);
    case 'look':
      demoState.looks.add(action.at);
      demoState.changes.emit('change');
      return done;
  }
}

function startMoving(demoState: DemoState, to: Destination): Outcome {
  const now = demoState.environment.now();
  if (isBusy(demoState)) return refused('Wait until the clock stands, and the app runs.');
  const until = timeOf(demoState, to);
  if (until === undefined) return refused('Nothing more is due. Announce a call first.');
  if (until <= now || until > now + farthest) return refused('Choose a time within the next 60 days.');
  moveClock(demoState, until).catch(report);
  return done;
}

/** What is due has also been done by then. */
function timeOf({ jobs, environment }: DemoState, to: Destination): number | undefined {
  if (typeof to === 'number') return to;
  const due = (to === 'next' ? nextDue : nextCall)(jobs.read(), environment.now());
  return due === undefined ? undefined : due + 1_000;
}

function kill(demoState: DemoState): Outcome {
  if (isBusy(demoState)) return refused('Wait until the clock stands, and the app runs.');
  demoState.app = 'restarting';
  demoState.changes.emit('change');
  demoState.environment
    .restartApp()
    .finally(() => {
      demoState.app = 'running';
      demoState.changes.emit('change');
    })
    .catch(report);
  return done;
}

/** An app that is being started cannot be told the time. */
function isBusy(demoState: DemoState): boolean {
  return demoState.movingTo !== undefined || demoState.app === 'restarting';
}

function refused(why: string): Outcome {
  return { ok: false, said: [why] };
}

function report(error: unknown): void {
  console.error(error);
}
