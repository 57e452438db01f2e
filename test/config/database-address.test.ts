import { inspect } from 'node:util';
import fc from 'fast-check';
import { readConfig } from '../../src/config/config.js';
import { passwordsIn } from '../../src/config/database-address.js';
import { secret } from '../../src/config/secret.js';
import { openStore } from '../../src/database/open-store.js';
import { createLog, masking } from '../../src/observability/log.js';

const required = {
  SLACK_BOT_TOKEN: 'xoxb-bot-bot-bot',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99eeeffff85a',
  GITLAB_TOKEN: 'glpat-gitlab-gitlab',
};

/** Letters that no message of ours has in this order, and everything that has a meaning in an address. */
const password = fc.string({
  unit: fc.constantFrom('Q', 'Z', 'X', '7', '@', '/', ':', '?', '#', '%', '&', '=', '[', ']', '+', ' ', '\\', '4'),
  minLength: 4,
  maxLength: 24,
});

/** Those that an address splits in two: a port and a path, a query, a fragment. */
const splitting = fc.constantFrom('7/QZX7QZX', '74/Q@ZX7QZX', '7474?ZXQZ=QXQ', '7#QZXQZX', 'Q@ZX/7QZX');

const addresses = fc
  .oneof(splitting, password)
  .chain((word) =>
    fc
      .constantFrom(
        `postgres://runbook:${word}@127.0.0.1:1/runbook`,
        `postgres://runbook:${encodeURIComponent(word)}@127.0.0.1:1/runbook`,
        `postgresql://${word}@127.0.0.1:1/runbook`,
        `postgres://127.0.0.1:1/runbook?user=u&password=${word}`,
        `postgres://127.0.0.1:1/runbook?user=u&password=${encodeURIComponent(word)}`,
        `postgres:runbook:${word}@127.0.0.1:1/runbook`,
        `postgres//runbook:${word}@127.0.0.1:1/runbook`,
        `mysql://runbook:${word}@127.0.0.1:1/runbook`,
        `runbook:${word}@127.0.0.1:1/runbook`,
        word,
      )
      .map((address) => ({ word, address })),
  );

test('no message, no log line and no printing of the settings holds four characters of a database’s password', async () => {
  await fc.assert(
    fc.asyncProperty(addresses, async ({ word, address }) => {
      const lines: string[] = [];
      const secrets = passwordsIn(address).map(secret);
      const log = createLog({ level: 'info', secrets, destination: { write: (line) => lines.push(line) } });
      const reading = readConfig({ ...required, DATABASE_URL: address });
      const shown = [inspect(reading, { depth: 10, showHidden: true }), JSON.stringify(reading)];
      if (reading.kind === 'config' && reading.config.database.kind === 'postgres') {
        const failure = await openStore(reading.config.database.url.reveal(), { onEnqueued: () => {} }).catch(
          (error: unknown) => error,
        );
        log.error({ err: failure }, 'the database cannot be opened');
        log.error(`connecting to ${address}`);
        shown.push(masking(secrets)(failure instanceof Error ? failure.message : String(failure)));
      }

      const printed = [...shown, ...lines].join('\n');
      expect(piecesOf(word).filter((piece) => printed.includes(piece))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** Four characters of a password in a row, but for those that every message has (`://`, blanks). */
function piecesOf(word: string): readonly string[] {
  const pieces = Array.from({ length: Math.max(0, word.length - 3) }, (_, at) => word.slice(at, at + 4));
  return pieces.filter((piece) => /[QZX74]/.test(piece));
}
