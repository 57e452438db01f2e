import type { ControlAction, Outcome } from '../action.js';
import type { Stage } from '../stage.js';
import { moveClock, nextCall, nextDue } from './move-clock.js';
import { setTrouble } from './set-trouble.js';

/** What can be done to the town from outside; to start over is up to whoever built it. */
export type StageControl = Exclude<ControlAction, { kind: 'start-over' }>;

type Destination = Extract<StageControl, { kind: 'move-clock' }>['to'];

/** How far ahead the clock may be moved at once, in milliseconds: 60 days. */
const farthest = 60 * 24 * 60 * 60 * 1000;

const done: Outcome = { ok: true, said: [] };

/** Moves the clock, lets something go wrong, or ends the app. Answers at once; what takes longer goes on by itself. */
export function control(stage: Stage, action: StageControl): Outcome {
  switch (action.kind) {
    case 'move-clock':
      return startMoving(stage, action.to);
    case 'stop-clock':
      stage.movingTo = undefined;
      return done;
    case 'trouble':
      setTrouble(stage, action.trouble, action.on);
      return done;
    case 'kill':
      return kill(stage);
    case 'look':
      stage.looks.add(action.at);
      stage.changes.emit('change');
      return done;
  }
}

function startMoving(stage: Stage, to: Destination): Outcome {
  const now = stage.town.now();
  if (isBusy(stage)) return refused('Wait until the clock stands, and the app runs.');
  const until = timeOf(stage, to);
  if (until === undefined) return refused('Nothing more is due. Announce a call first.');
  if (until <= now || until > now + farthest) return refused('Choose a time within the next 60 days.');
  moveClock(stage, until).catch(report);
  return done;
}

/** What is due has also been done by then. */
function timeOf({ ledger, town }: Stage, to: Destination): number | undefined {
  if (typeof to === 'number') return to;
  const due = (to === 'next' ? nextDue : nextCall)(ledger.read(), town.now());
  return due === undefined ? undefined : due + 1_000;
}

function kill(stage: Stage): Outcome {
  if (isBusy(stage)) return refused('Wait until the clock stands, and the app runs.');
  stage.app = 'restarting';
  stage.changes.emit('change');
  stage.town
    .restartApp()
    .finally(() => {
      stage.app = 'running';
      stage.changes.emit('change');
    })
    .catch(report);
  return done;
}

/** An app that is being started cannot be told the time. */
function isBusy(stage: Stage): boolean {
  return stage.movingTo !== undefined || stage.app === 'restarting';
}

function refused(why: string): Outcome {
  return { ok: false, said: [why] };
}

function report(error: unknown): void {
  console.error(error);
}
