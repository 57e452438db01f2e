import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { IssueSeed } from '../gitlab/seeds.js';
import { type GitLab, startGitLab } from '../gitlab/start-gitlab.js';
import { type RunningApp, runApp, type Settings } from '../run-app.js';
import { type Slack, startSlack } from '../slack/start-slack.js';
import type { ChannelOptions } from '../slack/workspace/create-workspace.js';
import { createClock } from './clock.js';

/** How the app is connected to Slack. */
export type Mode = 'http' | 'socket';

export const project = 'gitlab-com/support/runbooks';

/** Where people move runbooks to; it is empty at first. */
export const archive = 'gitlab-com/support/archive';

/** A Slack, a GitLab and the built app between them, with some people. Paths are relative to the top of the project. */
export interface Environment {
  readonly slack: Slack;
  readonly gitlab: GitLab;
  readonly app: RunningApp;
  /** Where the app keeps its database. */
  readonly folder: string;
  /**
   * Ends the app the hard way and starts it again on the same database, `later` (0) milliseconds of the town's time after.
   * `changed` are settings that are others from then on.
   */
  restartApp(later?: number, changed?: Settings): Promise<RunningApp>;
  /** Starts one more app with the same settings, database included. Slack goes on sending to the first one. */
  startReplica(): Promise<RunningApp>;
  /** Milliseconds since the epoch, as everybody in the town reads it off the clock. */
  now(): number;
  /** Lets the clock of the whole town leap to a later time, in ISO 8601. */
  advanceTo(time: string): Promise<void>;
  close(): Promise<void>;
}

export interface EnvironmentOptions {
  readonly mode?: Mode;
  /** The runbooks of the project, numbered from 1. */
  readonly issues: readonly Partial<IssueSeed>[];
  readonly channels?: readonly ChannelOptions[];
  readonly settings?: Settings;
  /** When the story begins, in ISO 8601; its time can then be advanced. Now, in real time, when left out. */
  readonly at?: string;
  /** Another build of the app than `dist/main.js`. */
  readonly program?: string;
}

export const channels: readonly ChannelOptions[] = [
  { name: 'support_gitlab-com', id: 'C0GITLABCOM' },
  { name: 'support_self-managed', id: 'C0SELFMANAGED' },
  { name: 'support_manager', id: 'C0MANAGER' },
];

const members = { 'runbook-bot': 20, john_doe: 30, jane_smith: 30, kenji: 15, gus: 30, rita: 10 } as const;

export async function startEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const mode = options.mode ?? 'http';
  const clock = options.at === undefined ? undefined : createClock(Date.parse(options.at));
  const now = clock?.now ?? Date.now;
  const slack = await startSlack({
    manifest: parse(readFileSync('manifest.yml', 'utf8')),
    people: [
      { handle: 'john', id: 'U0JOHN', name: 'John Doe', email: 'john@example.com', tz: 'America/Los_Angeles' },
      { handle: 'jane', id: 'U0JANE', name: 'Jane Smith', email: 'jane@example.com', tz: 'Europe/Berlin' },
      { handle: 'kenji', id: 'U0KENJI', name: 'Kenji Sato', email: 'kenji@example.com', tz: 'Asia/Tokyo' },
      { handle: 'mia', id: 'U0MIA', name: 'Mia Manager', email: 'mia@example.com', tz: 'America/New_York' },
      { handle: 'rita', id: 'U0RITA', name: 'Rita Reader', email: 'rita@example.com', tz: 'Europe/London' },
      { handle: 'gus', id: 'U0GUS', name: 'Gus Guest', email: 'gus@example.com', guest: 'multi-channel' },
      { handle: 'sam', id: 'U0SAM', name: 'Sam Stranger', email: 'john@example.com', teamId: 'T0ELSEWHERE' },
    ],
    channels: options.channels ?? channels,
    now,
  });
  const gitlab = await startGitLab({
    now,
    subPath: '/gitlab',
    users: [
      { username: 'runbook-bot', id: 1, bot: true },
      { username: 'john_doe', id: 11, name: 'John Doe' },
      { username: 'jane_smith', id: 12, name: 'Jane Smith' },
      { username: 'kenji', id: 13, name: 'Kenji Sato', publicEmail: 'kenji@example.com' },
      { username: 'gus', id: 15, name: 'Gus Guest' },
      { username: 'rita', id: 16, name: 'Rita Reader' },
    ],
    projects: [
      {
        path: project,
        members,
        issues: options.issues.map((issue) => ({
          title: 'A runbook',
          author: 'john_doe',
          confidential: true,
          ...issue,
        })),
      },
      { path: archive, id: 900, members },
    ],
    tokens: [{ token: 'glpat-sandbox-token', user: 'runbook-bot', scopes: ['api'] }],
  });
  const folder = mkdtempSync(join(tmpdir(), 'runbook-town-'));
  let settings = { ...connection(mode, slack), ...settingsFor(slack, gitlab, folder), ...options.settings };

  const startApp = () => start(settings, mode, slack, clock?.now(), options.program);
  const clockOrThrow = () => {
    if (!clock) throw new Error('This town keeps real time: start it at a time of its own.');
    return clock;
  };

  let app = await startApp();
  const replicas: RunningApp[] = [];
  return {
    slack,
    gitlab,
    get app() {
      return app;
    },
    folder,
    async restartApp(later = 0, changed = {}) {
      await app.stop('SIGKILL');
      settings = { ...settings, ...changed };
      if (later > 0) {
        clockOrThrow().leap(later);
        await Promise.all(replicas.map((replica) => replica.leapTo(now())));
      }
      app = await startApp();
      return app;
    },
    async startReplica() {
      const replica = await runApp(settings, clock?.now(), options.program);
      replicas.push(replica);
      return replica;
    },
    now,
    async advanceTo(time) {
      await Promise.all([app, ...replicas].map(untilCaughtUp));
      const leap = Date.parse(time) - clockOrThrow().now();
      clockOrThrow().leap(leap);
      await Promise.all([app, ...replicas].map((one) => one.leapTo(Date.parse(time))));
    },
    async close() {
      await Promise.all([app, ...replicas].map((one) => one.stop()));
      await Promise.all([slack.close(), gitlab.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How often the app is asked whether it lives, so that what came before in its queue has been dealt with. */
const roundTrips = 3;

/** A leap between an answer that people have seen and what the app stores of it would be minutes of an app that stood still. */
async function untilCaughtUp({ url }: RunningApp): Promise<void> {
  for (let trip = 0; trip < roundTrips; trip += 1) await fetch(`${url}/healthz`).catch(() => undefined);
}

async function start(
  settings: Settings,
  mode: Mode,
  slack: Slack,
  startTime: number | undefined,
  program: string | undefined,
): Promise<RunningApp> {
  const app = await runApp(settings, startTime, program);
  if (mode === 'http') slack.connectHttp(`${app.url}/slack/events`);
  else await slack.socketMode.connected();
  return app;
}

function connection(mode: Mode, slack: Slack): Settings {
  return mode === 'http' ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: slack.appToken };
}

function settingsFor(slack: Slack, gitlab: GitLab, folder: string): Settings {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    GITLAB_URL: gitlab.url,
    GITLAB_TOKEN: 'glpat-sandbox-token',
    PEOPLE_FILE: 'sandbox/environment/people.yml',
    DATABASE_URL: `sqlite:${join(folder, 'runbook.db')}`,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'info',
  };
}
