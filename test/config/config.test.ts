import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect, parseEnv } from 'node:util';
import { type Config, defaults, readConfig, settingNames } from '../../src/config/config.js';

const overHttp = {
  SLACK_BOT_TOKEN: 'xoxb-11-22-botbotbot',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99eeeffff85a',
  GITLAB_TOKEN: 'glpat-gitlabgitlab',
};
const overSocket = { ...overHttp, SLACK_APP_TOKEN: 'xapp-1-A012-34-appappapp' };

function configFrom(env: Record<string, string | undefined>): Config {
  const result = readConfig(env);
  if (result.kind === 'invalid') throw new Error(result.problems.join('\n'));
  return result.config;
}

function postgresUrl({ database }: Config): string {
  return database.kind === 'postgres' ? database.url.reveal() : database.path;
}

function problemsFrom(env: Record<string, string | undefined>): readonly string[] {
  const result = readConfig(env);
  return result.kind === 'invalid' ? result.problems : [];
}

test('the required settings are enough', () => {
  const config = configFrom(overHttp);

  expect(config.slack.botToken.reveal()).toBe('xoxb-11-22-botbotbot');
  expect(config.gitlab.token.reveal()).toBe('glpat-gitlabgitlab');
  expect(JSON.parse(JSON.stringify(config))).toEqual({
    slack: {
      botToken: '[redacted]',
      mode: { kind: 'http', signingSecret: '[redacted]' },
      apiUrl: 'https://slack.com/api/',
      postsPerMinute: 300,
    },
    gitlab: { url: 'https://gitlab.com', token: '[redacted]' },
    runbookProject: 'gitlab-com/support/runbooks',
    channels: {
      support: { 'gitlab-com': '#support_gitlab-com', 'self-managed': '#support_self-managed' },
      managers: '#support_manager',
    },
    reminderPolicy: [
      { when: 1440, to: 'dm' },
      { when: 60, to: 'channels+dm' },
      { when: 10, to: 'dm' },
      { when: 0, to: 'channels+dm' },
      { when: 'end', to: 'dm' },
      { when: 'mornings', to: 'dm' },
    ],
    meetingLink: 'people',
    database: { kind: 'sqlite', path: 'data/runbook.db' },
    http: { host: '0.0.0.0', port: 3000 },
    proxy: {},
    log: { level: 'info' },
  });
});

test('an app-level token means Socket Mode, with or without a signing secret', () => {
  const { SLACK_SIGNING_SECRET: _unused, ...withoutSigningSecret } = overSocket;

  const modes = [configFrom(overSocket).slack.mode, configFrom(withoutSigningSecret).slack.mode];

  for (const mode of modes) {
    expect(mode.kind).toBe('socket');
    expect(mode.kind === 'socket' && mode.appToken.reveal()).toBe('xapp-1-A012-34-appappapp');
  }
});

test.each([
  'postgres://runbook:hunter2/or@not/@db.example',
  'postgres://runbook:hunter2@db.example:port/runbook',
  'postgres://runbook@db.example?password=hunter2',
  'postgres:runbook:hunter2@db.example',
])('a wrong address of a database never shows its password: %s', (address) => {
  const problems = problemsFrom({ ...overHttp, DATABASE_URL: address });

  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('DATABASE_URL: found ');
  expect(problems[0]).not.toContain('hunter2');
});

test('nothing set: every problem at once, each with what is expected and an example', () => {
  const problems = problemsFrom({});

  expect(problems).toEqual([
    "SLACK_BOT_TOKEN: found nothing; expected the bot user's token, which begins with xoxb- (token rotation must be off), for example xoxb-12-34-abc.",
    'GITLAB_TOKEN: found nothing; expected an access token with the scope api, for example glpat-abc123.',
    "SLACK_SIGNING_SECRET: found nothing; expected the app's signing secret, or SLACK_APP_TOKEN instead for Socket Mode, for example 8f742231b10e8888abcd99eeeffff85a.",
  ]);
});

test.each([
  ['SLACK_BOT_TOKEN', 'xoxp-11-22-hidden', 'found a value that begins with xoxp-; expected the bot user'],
  ['SLACK_BOT_TOKEN', 'xoxe.xoxb-1-hidden', 'token rotation must be off'],
  ['SLACK_APP_TOKEN', 'xoxb-11-22-hidden', 'found a value that begins with xoxb-; expected an app-level token'],
  ['SLACK_SIGNING_SECRET', 'xapp-1-A012-34-hidden', "found a value that begins with xapp-; expected the app's signing"],
  ['SLACK_SIGNING_SECRET', 'hidden', 'found a value that is not shown here'],
  ['GITLAB_TOKEN', 'glpat hidden', 'found a value that is not shown here; expected an access token'],
])('a wrong secret is described and never shown: %s', (name, value, expected) => {
  const problems = problemsFrom({ ...overHttp, [name]: value });

  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${name}: `);
  expect(problems[0]).toContain(expected);
  expect(problems[0]).not.toContain('hidden');
});

test.each([
  ['CHANNEL_MANAGERS', 'support_manager', '"support_manager"; expected a channel\'s name with its #'],
  ['CHANNEL_MANAGERS', 'support_manager', 'for example "#support_manager".'],
  ['CHANNEL_GITLAB_COM', '#support gitlab', 'found "#support gitlab"; expected a channel'],
  ['CHANNEL_SELF_MANAGED', 'c4xfu81lg', 'found "c4xfu81lg"'],
  ['GITLAB_URL', 'gitlab.example.com', 'found "gitlab.example.com"; expected the http(s) address of GitLab'],
  ['GITLAB_URL', 'ftp://gitlab.example.com', 'for example https://gitlab.example.com.'],
  ['GITLAB_URL', 'https://user:pw@gitlab.example.com', 'found "https://…@gitlab.example.com"; expected the http(s)'],
  ['GITLAB_URL', 'https://gitlab.example.com/?a=b', 'without user, query or fragment'],
  ['SLACK_POSTS_PER_MINUTE', '0', 'found "0"; expected a whole number of posts, for example 300.'],
  ['SLACK_API_URL', 'slack.com/api', 'expected the address of the Slack Web API'],
  ['RUNBOOK_PROJECT', 'https://gitlab.com/a/b', "expected a project's full path, without the address"],
  ['RUNBOOK_PROJECT', 'runbooks', 'for example gitlab-com/support/runbooks.'],
  ['DATABASE_URL', 'data/runbook.db', 'found "data/runbook.db"; expected sqlite: and the path of a file, or the'],
  ['DATABASE_URL', 'mysql://u:hunter2@db/runbook', 'found an address that begins with mysql://; expected sqlite:'],
  ['DATABASE_URL', 'postgres://db.example', 'for example postgres://user:password@host:5432/runbook.'],
  ['DATABASE_URL', 'sqlite:', 'for example sqlite:data/runbook.db.'],
  ['DATABASE_URL', 'sqlite://data/runbook.db', 'expected sqlite: and the path of a file'],
  ['PORT', '65536', 'found "65536"; expected a port from 0 to 65535'],
  ['PORT', '80a', 'for example 3000.'],
  ['PORT', '-1', 'expected a port'],
  ['HOST', 'http://127.0.0.1', 'expected an address to listen on'],
  [
    'LOG_LEVEL',
    'verbose',
    'found "verbose"; expected one of fatal, error, warn, info, debug, trace, silent, for example info.',
  ],
])('a wrong value is named with what is expected: %s=%s', (name, value, expected) => {
  const problems = problemsFrom({ ...overHttp, [name]: value });

  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${name}: `);
  expect(problems[0]).toContain(expected);
});

test.each<[string, string, (config: Config) => unknown, unknown]>([
  ['GITLAB_URL', 'https://example.com/gitlab//', (config) => config.gitlab.url, 'https://example.com/gitlab'],
  ['GITLAB_URL', 'http://127.0.0.1:8080', (config) => config.gitlab.url, 'http://127.0.0.1:8080'],
  ['SLACK_API_URL', 'http://127.0.0.1:4000/api', (config) => config.slack.apiUrl, 'http://127.0.0.1:4000/api/'],
  ['SLACK_POSTS_PER_MINUTE', '1200', (config) => config.slack.postsPerMinute, 1200],
  ['CHANNEL_MANAGERS', 'C4XFU81LG', (config) => config.channels.managers, 'C4XFU81LG'],
  ['CHANNEL_MANAGERS', '"#managers"', (config) => config.channels.managers, '#managers'],
  [
    'DATABASE_URL',
    'sqlite:/var/lib/runbook.db',
    (config) => config.database,
    { kind: 'sqlite', path: '/var/lib/runbook.db' },
  ],
  [
    'DATABASE_URL',
    'postgres://u:p%40ss@db.example:5432/runbook?sslmode=verify-full',
    postgresUrl,
    'postgres://u:p%40ss@db.example:5432/runbook?sslmode=verify-full',
  ],
  [
    'DATABASE_URL',
    'postgresql://db.example/runbook?sslmode=require',
    postgresUrl,
    'postgresql://db.example/runbook?sslmode=require',
  ],
  ['PEOPLE_FILE', ' people.yml\n', (config) => config.peopleFile, 'people.yml'],
  ['PORT', '0', (config) => config.http.port, 0],
  ['PORT', '', (config) => config.http.port, 3000],
  ['HOST', '::1', (config) => config.http.host, '::1'],
  ['LOG_LEVEL', 'trace', (config) => config.log.level, 'trace'],
])('a right value is read: %s=%j', (name, value, read, expected) => {
  const config = configFrom({ ...overHttp, [name]: value });

  expect(read(config)).toEqual(expected);
});

test('no way of printing the configuration shows a secret', () => {
  const config = configFrom({ ...overSocket, DATABASE_URL: 'postgres://runbook:hunter2@db.example/runbook?ssl=true' });

  const printed = [
    inspect(config, { depth: 10, showHidden: true, getters: true }),
    JSON.stringify(config),
    `${config.slack.botToken} ${config.gitlab.token}`,
    inspect(Object.entries(config.gitlab), { depth: 10 }),
  ].join('\n');

  expect(printed).toContain('[redacted]');
  expect(printed).not.toMatch(/botbotbot|gitlabgitlab|appappapp|8f742231|hunter2/);
});

test.each([
  ['SLACK_API_URL', 'http://slack.example/api/', 'http:// would send a token unencrypted'],
  ['GITLAB_URL', 'http://gitlab.example', 'http:// would send a token unencrypted'],
  ['GITLAB_URL', 'http://localhost.example', 'http:// would send a token unencrypted'],
  ['GITLAB_URL', 'http://127.0.0.1.example', 'http:// would send a token unencrypted'],
  ['GITLAB_URL', 'http://0.0.0.0', 'http:// would send a token unencrypted'],
  ['DATABASE_URL', 'postgres://u:p@db.example/runbook', 'the connection would not be encrypted'],
  ['DATABASE_URL', 'postgres://u:p@db.example/runbook?sslmode=disable', 'the connection would not be encrypted'],
  ['DATABASE_URL', 'postgres://u:p@db.example/runbook?sslmode=require&sslmode=disable', 'would not be encrypted'],
  ['DATABASE_URL', 'postgres://u:p@localhost/runbook?host=db.example', 'the connection would not be encrypted'],
])('%s=%s is refused, unless ALLOW_INSECURE=on', (name, value, why) => {
  const problems = problemsFrom({ ...overHttp, [name]: value });

  expect(problems).toEqual([expect.stringContaining(`${name}: `)]);
  expect(problems[0]).toContain(why);
  expect(problems[0]).toContain('ALLOW_INSECURE=on');
  expect(readConfig({ ...overHttp, [name]: value, ALLOW_INSECURE: 'on' }).kind).toBe('config');
});

test.each([
  ['SLACK_API_URL', 'http://127.0.0.1:4711/api/'],
  ['GITLAB_URL', 'http://localhost:8080/gitlab'],
  ['GITLAB_URL', 'http://[::1]:8080'],
  ['DATABASE_URL', 'postgres://u:p@127.0.0.1/runbook'],
  ['DATABASE_URL', 'postgres://u:p@[::1]:5432/runbook'],
  ['DATABASE_URL', 'postgres://u:p@db.example/runbook?sslmode=verify-full'],
  ['DATABASE_URL', 'postgres://u:p@db.example/runbook?host=%2Fvar%2Frun%2Fpostgresql'],
])('%s=%s needs no permission', (name, value) => {
  expect(readConfig({ ...overHttp, [name]: value }).kind).toBe('config');
});

test('the configuration is frozen through and through', () => {
  const config = configFrom(overHttp);

  const parts = [config, config.slack, config.slack.mode, config.slack.botToken, config.channels.support, config.http];

  expect(parts.map((part) => Object.isFrozen(part))).toEqual([true, true, true, true, true, true]);
});

describe('.env.example', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'));

  test('documents exactly the settings that are read, with their defaults', () => {
    const expected = Object.fromEntries(settingNames.map((name) => [name, defaults[name] ?? '']));

    expect(example).toEqual(expected);
  });

  test('works once the required settings are filled in', () => {
    const config = configFrom({ ...example, ...overHttp });

    expect(config.channels.managers).toBe('#support_manager');
  });

  test('has a comment above every setting or group of settings', () => {
    const groups = readFileSync('.env.example', 'utf8').split(/\n{2,}/);

    const uncommented = groups.filter((group) => /^[A-Z_]+=/m.test(group) && !group.startsWith('# '));

    expect(uncommented).toEqual([]);
  });
});

test('only main.ts reads the environment', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

  const readers = sources.filter((path) =>
    /\bprocess\??\s*(\.|\[\W*)\s*env\b|\benv\b[^\n]*'(node:)?process'/.test(readFileSync(join('src', path), 'utf8')),
  );

  expect(sources).toContain('config/config.ts');
  expect(readers.filter((path) => path !== 'main.ts')).toEqual([]);
});

test.each([
  ['https://gitlab.example.com/api/v4', 'https://gitlab.example.com'],
  ['https://gitlab.example.com/api/v4/', 'https://gitlab.example.com'],
  ['https://example.com/gitlab/api', 'https://example.com/gitlab'],
])('the address of the API is refused as that of GitLab, with the right one: %s', (url, right) => {
  const [problem, ...others] = problemsFrom({ ...overHttp, GITLAB_URL: url });

  expect(problem).toContain(`for example ${right}.`);
  expect(others).toEqual([]);
});

test.each(['CHANNEL_GITLAB_COM', 'CHANNEL_SELF_MANAGED', 'CHANNEL_MANAGERS'])(
  '%s is refused when it is there and empty',
  (name) => {
    for (const value of ['', ' ']) {
      expect(problemsFrom({ ...overHttp, [name]: value })).toEqual([
        `${name}: is empty. A bare # begins a comment in a .env file: write ${name}="#name", or leave the line out.`,
      ]);
    }
  },
);

test.each([
  ['CHANNEL_MANAGER', 'CHANNEL_MANAGERS'],
  ['CHANNELS_MANAGERS', 'CHANNEL_MANAGERS'],
  ['CHANNEL_GITLABCOM', 'CHANNEL_GITLAB_COM'],
  ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
  ['GITLAB_API_TOKEN', 'GITLAB_TOKEN'],
  ['gitlab_url', 'GITLAB_URL'],
  ['REMINDER', 'REMINDERS'],
  ['DATABASEURL', 'DATABASE_URL'],
])('%s is taken for a misspelt %s, also when the app starts', (name, meant) => {
  const words = `${name}: there is no such setting; did you mean ${meant}?`;
  const started = readConfig({ ...overHttp, [name]: 'x' });

  expect(started).toMatchObject({ kind: 'config', warnings: [words] });
  expect(problemsFrom({ [name]: 'x' })).toContain(words);
});

test.each([
  'HOME',
  'HOSTNAME',
  'PATH',
  'TERM',
  'LANG',
  'SHELL',
  'LOGNAME',
  'NODE_ENV',
  'POSTGRES_PORT',
  'GITLAB_CI',
  'PWD',
  'HTTP_PROXY',
])('%s is nothing to the app', (name) => {
  expect(readConfig({ ...overHttp, [name]: 'x' })).toMatchObject({ kind: 'config', warnings: [] });
});
