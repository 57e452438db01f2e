import { z } from 'zod';
import type { Channels } from '../call/channels.js';
import { type MeetingLinkReaders, meetingLinkReaders } from '../call/meeting-link.js';
import { defaultReminderPolicy, formatReminderPolicy, type ReminderPolicy } from '../call/reminders/reminder-policy.js';
import { insecureSettings } from './insecure-settings.js';
import { misspeltSettings } from './misspelt-settings.js';
import type { Secret } from './secret.js';
import {
  channel,
  type DatabaseSetting,
  database,
  httpUrl,
  isServiceUrl,
  oneOf,
  port,
  reminders,
  secretSetting,
  setting,
} from './setting.js';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** How much is logged. */
export type LogLevel = (typeof logLevels)[number];

/** How Slack reaches the app: over a WebSocket that the app opens, or by signed requests. */
export type SlackMode =
  | { readonly kind: 'socket'; readonly appToken: Secret }
  | { readonly kind: 'http'; readonly signingSecret: Secret };

/** Everything the app is told from outside. Frozen; printing it shows no secret. */
export interface Config {
  /** `apiUrl` ends with a slash. */
  readonly slack: {
    readonly botToken: Secret;
    readonly mode: SlackMode;
    readonly apiUrl: string;
    readonly postsPerMinute: number;
  };
  /** The proxy may have a password in its address. */
  readonly proxy: { readonly https: Secret | undefined; readonly except: string | undefined };
  /** `url` has no trailing slash and may have a sub-path. */
  readonly gitlab: { readonly url: string; readonly token: Secret };
  /** The project that `12` and `#12` point to, e.g. `gitlab-com/support/runbooks`. */
  readonly runbookProject: string;
  readonly channels: Channels;
  readonly reminderPolicy: ReminderPolicy;
  readonly meetingLink: MeetingLinkReaders;
  readonly peopleFile: string | undefined;
  readonly database: DatabaseSetting;
  /** Without `metricsToken`, `/metrics` is for clients on this machine. */
  readonly http: { readonly host: string; readonly port: number; readonly metricsToken: Secret | undefined };
  readonly log: { readonly level: LogLevel };
}

/** What a setting is when it is not set. */
export const defaults: Readonly<Record<string, string>> = {
  SLACK_API_URL: 'https://slack.com/api/',
  GITLAB_URL: 'https://gitlab.com',
  RUNBOOK_PROJECT: 'gitlab-com/support/runbooks',
  CHANNEL_GITLAB_COM: '#support_gitlab-com',
  CHANNEL_SELF_MANAGED: '#support_self-managed',
  CHANNEL_MANAGERS: '#support_manager',
  REMINDERS: formatReminderPolicy(defaultReminderPolicy),
  MEETING_LINK: 'people',
  DATABASE_URL: 'sqlite:data/runbook.db',
  HOST: '0.0.0.0',
  PORT: '3000',
  SLACK_POSTS_PER_MINUTE: '300',
  ALLOW_INSECURE: 'off',
  LOG_LEVEL: 'info',
};

const common = z.object({
  SLACK_BOT_TOKEN: secretSetting(/^xoxb-[\w-]+$/, {
    expected: "the bot user's token, which begins with xoxb- (token rotation must be off)",
    example: 'xoxb-12-34-abc',
  }),
  SLACK_API_URL: httpUrl({ expected: 'the address of the Slack Web API', example: 'https://slack.com/api/' }),
  SLACK_POSTS_PER_MINUTE: setting(/^[1-9]\d{0,5}$/, { expected: 'a whole number of posts', example: '300' }).transform(
    Number,
  ),
  GITLAB_URL: httpUrl(
    {
      expected: 'the http(s) address of GitLab, without user, query or fragment, and without /api/v4',
      example: (found) =>
        isServiceUrl(found) ? found.replace(/\/api(?:\/v\d+)?\/?$/, '') : 'https://gitlab.example.com',
    },
    (url) => !/\/api(?:\/v\d+)?\/*$/.test(url),
  ),
  GITLAB_TOKEN: secretSetting(/^\S{8,}$/, { expected: 'an access token with the scope api', example: 'glpat-abc123' }),
  RUNBOOK_PROJECT: setting(/^[\w.-]+(\/[\w.-]+)+$/, {
    expected: "a project's full path, without the address of GitLab",
    example: 'gitlab-com/support/runbooks',
  }),
  CHANNEL_GITLAB_COM: channel(),
  CHANNEL_SELF_MANAGED: channel(),
  CHANNEL_MANAGERS: channel(),
  REMINDERS: reminders(),
  PEOPLE_FILE: z.string().optional(),
  MEETING_LINK: oneOf(meetingLinkReaders, 'people'),
  DATABASE_URL: database(),
  HOST: setting(/^[\w.:-]+$/, { expected: 'an address to listen on, without port', example: '127.0.0.1' }),
  PORT: port(),
  HTTPS_PROXY: secretSetting(/^https?:\/\/\S+$/, {
    expected: 'the address of a proxy',
    example: 'http://proxy.example.com:3128',
  }).optional(),
  NO_PROXY: z.string().optional(),
  METRICS_TOKEN: secretSetting(/^[\x21-\x7e]{16,}$/, {
    expected: 'at least 16 characters without blanks',
    example: 'the output of `openssl rand -hex 24`',
  }).optional(),
  ALLOW_INSECURE: oneOf(['on', 'off'], 'off'),
  LOG_LEVEL: oneOf(logLevels, 'info'),
});

const socketMode = common.extend({
  SLACK_APP_TOKEN: secretSetting(/^xapp-[\w-]+$/, {
    expected: 'an app-level token, which begins with xapp-',
    example: 'xapp-1-A012-34-abc',
  }),
});

const httpMode = common.extend({
  SLACK_SIGNING_SECRET: secretSetting(/^(?!xox|xapp-)[\w-]{16,}$/, {
    expected: "the app's signing secret, or SLACK_APP_TOKEN instead for Socket Mode",
    example: '8f742231b10e8888abcd99eeeffff85a',
  }),
});

/** The name of every setting, required or not. */
export const settingNames: readonly string[] = Object.keys({ ...socketMode.shape, ...httpMode.shape });

/**
 * Reads the settings from environment variables and ignores all others. An empty one counts as not set, except a channel's: in a
 * .env file its `#` begins a comment. Returns either the configuration, with names that were probably meant to be settings, or every
 * problem at once, each one line for the person who starts the app, without
 * the value of any secret.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
):
  | { readonly kind: 'config'; readonly config: Config; readonly warnings: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] } {
  const values = { ...defaults, ...valuesGiven(env) };
  const misspelt = misspeltSettings(Object.keys(env), settingNames);
  const emptied = emptiedChannels(env);
  const parsed = values.SLACK_APP_TOKEN === undefined ? httpMode.safeParse(values) : socketMode.safeParse(values);
  const problems = parsed.success
    ? insecureSettings(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`);
  if (!parsed.success || problems.length + emptied.length > 0)
    return { kind: 'invalid', problems: [...problems, ...emptied, ...misspelt] };
  return { kind: 'config', config: freezeDeep(configOf(parsed.data)), warnings: misspelt };
}

/** With the default in its place, calls would be announced in a channel that nobody chose. */
function emptiedChannels(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return settingNames
    .filter((name) => name.startsWith('CHANNEL_') && env[name]?.trim() === '')
    .map(
      (name) =>
        `${name}: is empty. A bare # begins a comment in a .env file: write ${name}="#name", or leave the line out.`,
    );
}

/** Docker hands over the quotes of an env file as part of the value; a shell and Node take them away. */
function valuesGiven(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of settingNames) {
    const value = (env[name] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2');
    if (value !== '') values[name] = value;
  }
  return values;
}

function configOf(values: z.infer<typeof socketMode> | z.infer<typeof httpMode>): Config {
  return {
    slack: {
      botToken: values.SLACK_BOT_TOKEN,
      mode: slackMode(values),
      apiUrl: `${values.SLACK_API_URL}/`,
      postsPerMinute: values.SLACK_POSTS_PER_MINUTE,
    },
    gitlab: { url: values.GITLAB_URL, token: values.GITLAB_TOKEN },
    runbookProject: values.RUNBOOK_PROJECT,
    channels: {
      support: { 'gitlab-com': values.CHANNEL_GITLAB_COM, 'self-managed': values.CHANNEL_SELF_MANAGED },
      managers: values.CHANNEL_MANAGERS,
    },
    reminderPolicy: values.REMINDERS,
    meetingLink: values.MEETING_LINK,
    peopleFile: values.PEOPLE_FILE,
    database: values.DATABASE_URL,
    http: { host: values.HOST, port: values.PORT, metricsToken: values.METRICS_TOKEN },
    proxy: { https: values.HTTPS_PROXY, except: values.NO_PROXY },
    log: { level: values.LOG_LEVEL },
  };
}

function slackMode(values: z.infer<typeof socketMode> | z.infer<typeof httpMode>): SlackMode {
  if ('SLACK_APP_TOKEN' in values) return { kind: 'socket', appToken: values.SLACK_APP_TOKEN };
  return { kind: 'http', signingSecret: values.SLACK_SIGNING_SECRET };
}

function freezeDeep<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freezeDeep(part);
  return Object.freeze(value);
}
