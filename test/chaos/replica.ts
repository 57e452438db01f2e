import { setTimeout as delay } from 'node:timers/promises';
import { type RunningApp, runApp, type Settings } from '../../sandbox/run-app.js';
import type { Random } from '../support/seeded-random.js';
import type { History } from './history.js';

/** A process of the app that is killed again and again, and started again whenever it has ended, as an orchestrator does. */
export interface Replica {
  /** The running process, once it listens; `undefined` between two. */
  app(): RunningApp | undefined;
  /** Kills it no more. */
  spare(): void;
  stop(): Promise<void>;
  /** When it listened, in milliseconds since the epoch, from and until. */
  uptimes(): readonly (readonly [number, number])[];
}

export interface ReplicaOptions {
  readonly name: string;
  readonly program: string;
  readonly settings: Settings;
  readonly random: Random;
  readonly history: History;
  /** How long a process lives on average, in milliseconds. */
  readonly lifetime: number;
}

/** How long an orchestrator waits before it starts a process again that has ended by itself, in milliseconds. */
const restartDelay = 1_000;

/** Starts the first process; it need not have come up when this returns. */
export function startReplica({ name, program, settings, random, history, lifetime }: ReplicaOptions): Replica {
  const uptimes: [number, number][] = [];
  let app: RunningApp | undefined;
  let isSpared = false;
  let isOver = false;
  const spared = new AbortController();

  async function live(): Promise<void> {
    try {
      app = await runApp(settings, undefined, program);
    } catch (error) {
      history.note(`exit: ${name} did not start: ${String(error).slice(0, 400)}`);
      await delay(restartDelay);
      return;
    }
    const { exited } = app;
    if (isOver) await app.stop('SIGTERM');
    const uptime: [number, number] = [Date.now(), Number.POSITIVE_INFINITY];
    uptimes.push(uptime);
    // One in ten dies young, while it takes up what its predecessor has left.
    const life = random() < 0.1 ? random() * 1_000 : lifetime * (0.8 + random() * 0.4);
    delay(life, undefined, { signal: spared.signal }).then(
      () => app?.stop('SIGKILL'),
      () => undefined,
    );
    const code = await exited;
    uptime[1] = Date.now();
    if (!isOver) history.note(code === null ? `kill: ${name}` : `exit: ${name} ended by itself with exit code ${code}`);
    for (const line of app.output().split('\n')) history.note(`log of ${name}: ${line}`);
    app = undefined;
    if (code !== null && !isOver) await delay(restartDelay);
  }

  const living = (async () => {
    while (!isOver) await live();
  })();
  return {
    app: () => app,
    spare: () => {
      if (isSpared) return;
      isSpared = true;
      spared.abort();
    },
    stop: async () => {
      isOver = true;
      spared.abort();
      await app?.stop('SIGTERM');
      await living;
    },
    uptimes: () => uptimes,
  };
}
