import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../../sandbox/faults.js';
import { failingAtRandom } from '../../sandbox/random-faults.js';
import { seededRandom } from '../support/seeded-random.js';
import { startBalancer } from './balancer.js';
import { type DisruptedPostgres, startDisruptedPostgres } from './disrupted-postgres.js';
import { type Done, personOf, runCall } from './engineer.js';
import { createHistory, type History } from './history.js';
import { type Replica, startReplica } from './replica.js';
import { type Services, startServices } from './services.js';
import { type ReadJobs, readsPostgres, readsSqlite } from './stored.js';
import { type Verdict, verifyRun } from './verify-run.js';

export type Engine = 'sqlite' | 'postgres';

export interface ChaosOptions {
  readonly engine: Engine;
  /** The built app. */
  readonly program: string;
  /** How long things break, in milliseconds. */
  readonly duration: number;
  readonly seed: number;
  /** How much of the answers of Slack and GitLab is lost or an error, 0 to 1. */
  readonly share: number;
  /** How long a process lives on average, in milliseconds. */
  readonly lifetime: number;
  readonly engineers: number;
}

export interface ChaosResult extends Verdict {
  readonly engine: Engine;
  readonly history: History;
}

/** When things do not break any more, what is due must have been done within this time, in milliseconds. */
const timeToFinish = 180_000;

/** Lets people work with the app while its processes, its database, Slack and GitLab fail, and judges what is there in the end. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { engine, duration, seed, share, engineers } = options;
  const history = createHistory();
  const random = seededRandom(seed);
  const issues = Math.ceil((duration / 30_000 + 2) * engineers);
  const services = await startServices(engineers, issues);
  const postgres = engine === 'postgres' ? await startDisruptedPostgres() : undefined;
  const app = await startReplicas(options, services, postgres, history);
  const { replicas, readJobs } = app;
  try {
    const isBreaking = new AbortController();
    breakServices(services, share, seed, history);
    const disruptions = postgres ? disrupt(postgres, duration, seededRandom(seed + 7), isBreaking.signal, history) : [];
    const finishAt = Date.now() + duration;
    const work = services.people.map((handle, index) => {
      const lead = Math.min(75_000, duration / 3);
      const isOver = () => Date.now() > finishAt + timeToFinish / 2;
      const parts = { services, handle, random: seededRandom(seed + 100 + index), history, lead, isOver };
      return workOff(parts, index, engineers, issues, finishAt);
    });
    await delay(duration);
    isBreaking.abort();
    for (const { faults } of [services.slack, services.gitlab]) faults.clear();
    for (const replica of replicas) replica.spare();
    history.note('end: nothing breaks any more');
    await Promise.all(disruptions);
    const dones = (await Promise.all(work)).flat();
    await finish(services, readJobs, random, history);
    const uptimes = replicas.flatMap((replica) => replica.uptimes());
    return { engine, history, ...verifyRun(services, dones, await readJobs(), uptimes) };
  } finally {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await app.close();
    await services.close();
    await postgres?.stop();
  }
}

/** One process in Socket Mode on SQLite, or two behind a balancer on PostgreSQL. */
async function startReplicas(
  { engine, program, seed, lifetime }: ChaosOptions,
  services: Services,
  postgres: DisruptedPostgres | undefined,
  history: History,
) {
  const { slack, folder } = services;
  const path = join(folder, 'runbook.db');
  const replicas: Replica[] = [];
  const balancer = engine === 'postgres' ? await startBalancer(() => urlsOf(replicas)) : undefined;
  if (balancer) slack.connectHttp(`${balancer.url}/slack/events`);
  const settings = {
    ...services.settings,
    ...(balancer ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: slack.appToken }),
    DATABASE_URL: postgres?.address ?? `sqlite:${path}`,
  };
  for (const name of balancer ? ['first', 'second'] : ['only']) {
    const random = seededRandom(seed + name.length);
    replicas.push(startReplica({ name, program, settings, random, history, lifetime }));
  }
  const readJobs: ReadJobs = postgres ? readsPostgres(postgres.query) : readsSqlite(path);
  return { replicas, readJobs, close: async () => balancer?.close() };
}

function urlsOf(replicas: readonly Replica[]): readonly string[] {
  return replicas.flatMap((replica) => replica.app()?.url ?? []);
}

function breakServices({ slack, gitlab }: Services, share: number, seed: number, history: History): void {
  for (const [index, [service, { faults }]] of Object.entries({ slack, gitlab }).entries()) {
    if (service !== 'slack' && service !== 'gitlab') continue;
    const onFault = (operation: string, fault: Fault) => history.note(`fault: ${describeFault(fault)} at ${operation}`);
    faults.choose(failingAtRandom(service, share, seededRandom(seed + 31 * (index + 1)), onFault));
  }
}

function describeFault(fault: Fault): string {
  const status = 'status' in fault ? ` ${fault.status} ${fault.body.slice(0, 30).trim()}` : '';
  return `${fault.kind}${status}${'when' in fault ? ` ${fault.when}` : ''}`;
}

/** Restarts the server twice, and cuts connections every few seconds. */
function disrupt(
  postgres: DisruptedPostgres,
  duration: number,
  random: () => number,
  signal: AbortSignal,
  history: History,
): readonly Promise<void>[] {
  const sleep = (milliseconds: number) => delay(milliseconds, undefined, { signal }).catch(() => undefined);
  let isRestarting = false;
  const restarts = async () => {
    for (let time = 0; time < 2; time += 1) {
      await sleep(duration / 3);
      if (signal.aborted) return;
      isRestarting = true;
      await postgres.restart();
      isRestarting = false;
      history.note('restart: PostgreSQL');
    }
  };
  const cuts = async () => {
    while (!signal.aborted) {
      await sleep(4_000 + random() * 6_000);
      if (isRestarting || signal.aborted) continue;
      const cut = await postgres.cutConnections(0.5).catch(() => 0);
      for (let one = 0; one < cut; one += 1) history.note('cut: a connection of PostgreSQL');
    }
  };
  return [restarts(), cuts()];
}

/** Takes one call after the other: every `step`th issue from `first` on. */
async function workOff(
  parts: Parameters<typeof runCall>[0],
  first: number,
  step: number,
  issues: number,
  until: number,
): Promise<readonly Done[]> {
  const dones: Done[] = [];
  for (let iid = first + 1; iid <= issues && Date.now() < until; iid += step) dones.push(await runCall(parts, iid));
  return dones;
}

/** Waits until nothing that is due is open. What has failed a person queues again, as the notice asks them to. */
async function finish(services: Services, readJobs: ReadJobs, random: () => number, history: History): Promise<void> {
  const giveUpAt = Date.now() + timeToFinish;
  while (Date.now() < giveUpAt) {
    const jobs = await readJobs();
    const unfinished = jobs.filter(({ state, dueAt }) => dueAt <= Date.now() && isUnfinished(state));
    if (unfinished.length === 0) return;
    if (unfinished.some(({ state }) => state === 'failed')) await triesAgain(services, random, history);
    await delay(500);
  }
}

function isUnfinished(state: string): boolean {
  return state === 'pending' || state === 'running' || state === 'failed';
}

/** Everybody clicks “Try again” in each notice that they have. */
async function triesAgain(services: Services, random: () => number, history: History): Promise<void> {
  for (const handle of services.people) {
    const person = personOf({ services, handle });
    const notices = person.channel('dm').filter(({ buttons }) => buttons.includes('Try again'));
    for (const { ts } of notices) {
      history.note(`try again: ${handle}`);
      await person.clicks('Try again', { in: 'dm', message: ts }).catch(() => undefined);
      await delay(200 + random() * 300);
    }
  }
}
