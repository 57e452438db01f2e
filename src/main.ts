import type { Logger } from 'pino';
import { type RunningApp, startApp } from './app.js';
import { type Config, readConfig } from './config/config.js';
import { passwordsIn } from './config/database-address.js';
import { readPeopleFile } from './config/people-file.js';
import { type Secret, secret } from './config/secret.js';
import { createLog, masking } from './observability/log.js';
import { useUtc } from './startup/use-utc.js';

/** Slack and most orchestrators wait ten seconds or more between SIGTERM and SIGKILL. */
const grace = 8_000;

useUtc(process.env);
await main();

async function main(): Promise<void> {
  const reading = readConfig(process.env);
  if (reading.kind === 'invalid') return giveUp('The settings are not usable', reading.problems);
  const { config, warnings } = reading;

  const peopleFile = config.peopleFile
    ? await readPeopleFile(config.peopleFile)
    : { kind: 'people' as const, people: [] };
  if (peopleFile.kind === 'invalid')
    return giveUp(`The people file ${config.peopleFile} is not usable`, peopleFile.problems);

  const log = createLog({ level: config.log.level, secrets: secretsOf(config) });
  for (const warning of warnings) log.warn({ warning }, 'a setting is probably misspelt, and ignored');
  // Node prints warnings as text unless somebody listens.
  process.removeAllListeners('warning');
  process.on('warning', (err) => log.warn({ err }, 'a warning of Node'));
  // Nobody knows in what state either leaves the process, so it ends; the next one takes up what is stored. No request and
  // no answer leads here: each is handled within a boundary of its own.
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (err: unknown) => {
      log.fatal({ err, event }, 'an unexpected failure ended the app; every job is stored');
      process.exit(1);
    });
  }
  try {
    const app = await startApp({ config, people: peopleFile.people, log, clock: Date.now, onRefused: cannotStart });
    log.info({ port: app.port, settings: config, people: peopleFile.people.length }, 'listening');
    stopOnSignals(app, log);
  } catch (error) {
    cannotStart(error);
  }

  function cannotStart(error: unknown): never {
    const message = error instanceof Error ? error.message : String(error);
    return giveUp('The app could not be started', [masking(secretsOf(config))(message)]);
  }
}

/** The first signal ends the app in order, the second at once. */
function stopOnSignals(app: RunningApp, log: Logger): void {
  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'stopping');
    process.once(signal, () => process.exit(1));
    app.stop(grace).then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Ends the process, with what is wrong: line by line for people at a terminal, else as a line of the log. No stack trace. */
function giveUp(headline: string, problems: readonly string[]): never {
  if (process.stderr.isTTY) {
    process.stderr.write(`${[`${headline}:`, ...problems.map((problem) => `  - ${problem}`)].join('\n')}\n`);
  } else {
    createLog({ level: 'fatal', secrets: [] }).fatal({ problems }, headline);
  }
  // Whatever has been opened by then (a server, retries of a connection) would keep the process alive.
  process.exit(1);
}

/** Whatever the log must never show. */
function secretsOf({ slack, gitlab, database, http, proxy }: Config): readonly Secret[] {
  const { mode } = slack;
  const passwords = database.kind === 'postgres' ? passwordsIn(database.url.reveal()).map(secret) : [];
  const metricsToken = http.metricsToken === undefined ? [] : [http.metricsToken];
  const tokens = [slack.botToken, gitlab.token, mode.kind === 'socket' ? mode.appToken : mode.signingSecret];
  const proxies = proxy.https === undefined ? [] : passwordsIn(proxy.https.reveal()).map(secret);
  return [...tokens, ...metricsToken, ...passwords, ...proxies];
}
