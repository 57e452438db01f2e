import { EventEmitter } from 'node:events';
import { actInGitLab } from './act/act-in-gitlab.js';
import { actInSlack } from './act/act-in-slack.js';
import { control } from './act/control.js';
import { type Action, type Outcome, request } from './action.js';
import { buildDemoState, type DemoState } from './demo-state.js';
import { seed } from './seed.js';
import { showDemoState } from './show/show-demo-state.js';
import type { Preparing, Snapshot } from './snapshot.js';

/** What goes on behind the page: one stage after another. */
export interface Play {
  /** What one person sees now. Throws Error for who is not in the demo. */
  look(handle: string): Snapshot | Preparing;
  /** Does what the page asks for. */
  act(asked: unknown): Promise<Outcome>;
  /** Calls `listener` after every visible change; returns what ends it. */
  subscribe(listener: () => void): () => void;
  /** Resolves when the scene is set. Rejects when that failed. */
  ready(): Promise<DemoState>;
  close(): Promise<void>;
}

/** Begins to build the stage, and plays on it. */
export function createPlay(): Play {
  const changes = new EventEmitter().setMaxListeners(0);
  const changed = () => void changes.emit('change');
  let demoState: DemoState | undefined;
  let saying = '';
  let building = build();

  async function build(): Promise<DemoState> {
    saying = 'Starting a Slack, a GitLab and the app, and letting a weekend pass …';
    const built = await buildDemoState();
    try {
      await seed(built);
    } catch (error) {
      await built.close();
      throw error;
    }
    built.changes.on('change', changed);
    demoState = built;
    changed();
    return built;
  }

  async function startOver(): Promise<Outcome> {
    if (!demoState) return refused('It is being built already.');
    const old = demoState;
    demoState = undefined;
    saying = 'Putting everything away …';
    changed();
    await old.close();
    building = build();
    changed();
    building.catch(reportFailure);
    return { ok: true, said: [] };
  }

  function reportFailure(error: unknown): void {
    console.error(error);
    saying = 'The demo could not be started; its terminal says why.';
    changed();
  }

  building.catch(reportFailure);
  return {
    look: (handle) => (demoState ? showDemoState(demoState, handle) : { kind: 'preparing', saying }),
    act: async (asked) => {
      const parsed = request.safeParse(asked);
      if (!parsed.success) return refused('The page asked for something that the demo does not know.');
      const { as, action } = parsed.data;
      if (action.kind === 'start-over') return startOver();
      return demoState ? act(demoState, as, action) : refused('Wait until everything is there.');
    },
    subscribe: (listener) => {
      changes.on('change', listener);
      return () => void changes.off('change', listener);
    },
    ready: () => building,
    close: async () => {
      await building.then(
        () => demoState?.close(),
        () => undefined,
      );
    },
  };
}

async function act(
  demoState: DemoState,
  as: string,
  action: Exclude<Action, { kind: 'start-over' }>,
): Promise<Outcome> {
  switch (action.kind) {
    case 'write':
    case 'use':
    case 'submit':
    case 'close':
    case 'open-home':
    case 'read':
      return actInSlack(demoState, demoState.environment.slack.client(as), action);
    case 'edit-issue':
    case 'comment':
    case 'confide':
    case 'move-issue':
      return actInGitLab(demoState, as, action);
    default:
      return control(demoState, action);
  }
}

function refused(why: string): Outcome {
  return { ok: false, said: [why] };
}
