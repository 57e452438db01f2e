import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { z } from 'zod';
import { subcommands } from '../src/features/help/parse-command.js';
import { command } from '../src/slack/identifiers.js';
import { slackEventsPath } from '../src/slack/receivers/http-receiver.js';

/** The bot scopes each Web API method needs for what the app does with it. https://docs.slack.dev/reference/methods */
const scopesOf: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.list': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'users.info': ['users:read'],
  'users.lookupByEmail': ['users:read.email'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
};

const manifest = z
  .object({
    features: z.object({
      bot_user: z.object({ display_name: z.string() }),
      slash_commands: z.array(
        z.object({ command: z.string(), url: z.string(), usage_hint: z.string(), should_escape: z.boolean() }),
      ),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()), user: z.array(z.string()).default([]) }) }),
    settings: z.object({
      socket_mode_enabled: z.boolean(),
      interactivity: z.object({ is_enabled: z.boolean(), request_url: z.string() }).optional(),
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }).optional(),
    }),
  })
  .parse(parse(readFileSync('manifest.yml', 'utf8')));

const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join('src', path), 'utf8'))
  .map(withoutComments)
  .join('\n');

/** Comments talk about methods that nobody calls. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

/** `chat.postMessage` of `client.chat.postMessage(…)`. */
function methodsCalled(source: string): readonly string[] {
  const families = 'apps|auth|bookmarks|bots|chat|conversations|dnd|files|pins|reactions|team|usergroups|users|views';
  const calls = source.matchAll(new RegExp(`\\.(${families})\\.([a-z]\\w+(?:\\.[a-z]\\w+)*)\\(`, 'gi'));
  return [...new Set([...calls].map(([, family, method]) => `${family}.${method}`))].sort();
}

/** The first arguments of `app.command(…)`, `app.event(…)` and the like. */
function registered(source: string, kind: string): readonly string[] {
  return [...source.matchAll(new RegExp(`\\bapp\\.${kind}\\(\\s*([^,)]+)`, 'g'))].map(([, argument]) =>
    String(argument).trim(),
  );
}

function schema(): unknown {
  return JSON.parse(readFileSync('test/fixtures/slack-manifest.schema.json', 'utf8'));
}

function validate(candidate: unknown): readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const check = ajv.compile(z.record(z.string(), z.unknown()).parse(schema()));
  return check(candidate) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

test('Slack accepts the manifest as it stands', () => {
  const problems = validate(parse(readFileSync('manifest.yml', 'utf8')));

  expect(problems).toEqual([]);
});

test.each([
  ['name: Runbook calls', `name: ${'x'.repeat(36)}`, '/display_information/name must NOT have more than 35 characters'],
  ['description: Announces', `description: ${'x'.repeat(140)}`, 'must NOT have more than 140 characters'],
  ['command: /runbook', 'command: runbook', '/features/slash_commands/0/command must match pattern "^\\/"'],
  ['socket_mode_enabled', 'socket_mode', '/settings must NOT have additional properties'],
])('the check notices mistakes: %s', (right, wrong, problem) => {
  const changed = readFileSync('manifest.yml', 'utf8').replace(new RegExp(`^(\\s*(?:- )?)${right}`, 'm'), `$1${wrong}`);

  expect(validate(parse(changed)).join('\n')).toContain(problem);
});

test('it declares exactly the commands that the code listens to', () => {
  const aliases = ['command', ...[...code.matchAll(/\bcommand as (\w+)/g)].map(([, alias]) => alias)];

  const listenedTo = registered(code, 'command').map((one) => (aliases.includes(one) ? command : one));

  expect(manifest.features.slash_commands.map((one) => one.command)).toEqual(listenedTo);
});

test('the hint names every subcommand', () => {
  const [slash] = manifest.features.slash_commands;

  expect(slash?.usage_hint.split(/ <issue>| \| /).filter(Boolean)).toEqual([...subcommands]);
});

test('what people type arrives as they typed it', () => {
  expect(manifest.features.slash_commands.map((one) => one.should_escape)).toEqual([false]);
});

test('it asks for exactly the scopes that the code needs', () => {
  const methods = methodsCalled(code);
  const unknown = methods.filter((method) => scopesOf[method] === undefined);
  const needed = new Set([
    ...methods.flatMap((method) => scopesOf[method] ?? []),
    ...(registered(code, 'command').length > 0 ? ['commands'] : []),
    ...(/\bprofile\??\.email\b/.test(code) ? ['users:read.email'] : []),
  ]);

  expect(unknown).toEqual([]);
  expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed].sort());
  expect(manifest.oauth_config.scopes.user).toEqual([]);
});

test('every method in the table of scopes is called', () => {
  expect(methodsCalled(code)).toEqual(Object.keys(scopesOf).sort());
});

test('each scope says what it is for', () => {
  const lines = readFileSync('manifest.yml', 'utf8').split('\n');

  const bare = manifest.oauth_config.scopes.bot.filter(
    (scope) => !lines.some((line) => line.trim().startsWith(`- ${scope} # `)),
  );

  expect(bare).toEqual([]);
});

test('it subscribes to exactly the events that the code listens to', () => {
  const events = registered(code, 'event').map((argument) => argument.replace(/^'|'$/g, ''));

  expect(manifest.settings.event_subscriptions?.bot_events ?? []).toEqual(events);
});

test('it turns interactivity on exactly if the code has buttons or modals', () => {
  const listeners = ['action', 'view', 'shortcut', 'options'].flatMap((kind) => registered(code, kind));

  expect(manifest.settings.interactivity?.is_enabled ?? false).toBe(listeners.length > 0);
});

test('everything is sent to the one path that the app serves', () => {
  const urls = [
    ...manifest.features.slash_commands.map(({ url }) => url),
    manifest.settings.interactivity?.request_url,
  ];

  for (const url of urls) expect(url).toBe(`https://runbook.example.com${slackEventsPath}`);
});

test('the bot has the name by which people are told to invite it', () => {
  const invitations = [...code.matchAll(/\/invite @(\w+)/g)].map(([, name]) => name);

  expect(invitations.length).toBeGreaterThan(0);
  expect(new Set(invitations)).toEqual(new Set([manifest.features.bot_user.display_name]));
});
