import { EventEmitter } from 'node:events';
import { actInGitLab } from './act/act-in-gitlab.js';
import { actInSlack } from './act/act-in-slack.js';
import { control } from './act/control.js';
import { type Action, type Outcome, request } from './action.js';
import { setTheScene } from './set-the-scene.js';
import { showStage } from './show/show-stage.js';
import type { Preparing, Snapshot } from './snapshot.js';
import { buildStage, type Stage } from './stage.js';

/** What goes on behind the page: one stage after another. */
export interface Play {
  /** What one person sees now. Throws Error for who is not in the demo. */
  look(handle: string): Snapshot | Preparing;
  /** Does what the page asks for. */
  act(asked: unknown): Promise<Outcome>;
  /** Calls `listener` after every visible change; returns what ends it. */
  subscribe(listener: () => void): () => void;
  /** Resolves when the scene is set. Rejects when that failed. */
  ready(): Promise<Stage>;
  close(): Promise<void>;
}

/** Begins to build the stage, and plays on it. */
export function createPlay(): Play {
  const changes = new EventEmitter().setMaxListeners(0);
  const changed = () => void changes.emit('change');
  let stage: Stage | undefined;
  let saying = '';
  let building = build();

  async function build(): Promise<Stage> {
    saying = 'Starting a Slack, a GitLab and the app, and letting a weekend pass …';
    const built = await buildStage();
    try {
      await setTheScene(built);
    } catch (error) {
      await built.close();
      throw error;
    }
    built.changes.on('change', changed);
    stage = built;
    changed();
    return built;
  }

  async function startOver(): Promise<Outcome> {
    if (!stage) return refused('It is being built already.');
    const old = stage;
    stage = undefined;
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
    look: (handle) => (stage ? showStage(stage, handle) : { kind: 'preparing', saying }),
    act: async (asked) => {
      const parsed = request.safeParse(asked);
      if (!parsed.success) return refused('The page asked for something that the demo does not know.');
      const { as, action } = parsed.data;
      if (action.kind === 'start-over') return startOver();
      return stage ? act(stage, as, action) : refused('Wait until everything is there.');
    },
    subscribe: (listener) => {
      changes.on('change', listener);
      return () => void changes.off('change', listener);
    },
    ready: () => building,
    close: async () => {
      await building.then(
        () => stage?.close(),
        () => undefined,
      );
    },
  };
}

async function act(stage: Stage, as: string, action: Exclude<Action, { kind: 'start-over' }>): Promise<Outcome> {
  switch (action.kind) {
    case 'write':
    case 'use':
    case 'submit':
    case 'close':
    case 'open-home':
    case 'read':
      return actInSlack(stage, stage.town.slack.client(as), action);
    case 'edit-issue':
    case 'comment':
    case 'confide':
    case 'move-issue':
      return actInGitLab(stage, as, action);
    default:
      return control(stage, action);
  }
}

function refused(why: string): Outcome {
  return { ok: false, said: [why] };
}
