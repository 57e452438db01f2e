import { z } from 'zod';
import { type Settings, startProcess } from '../../sandbox/run-app.js';

const usable: Settings = {
  SLACK_BOT_TOKEN: 'xoxb-very-secret-bot-token',
  SLACK_SIGNING_SECRET: 'very-secret-signing-secret',
  GITLAB_TOKEN: 'glpat-very-secret-token',
  DATABASE_URL: 'sqlite::memory:',
  HOST: '127.0.0.1',
  PORT: '0',
};

describe('an app with settings that it cannot use', () => {
  test('names all of them at once in a line of the log, ends with 1, and prints no secret', async () => {
    const { code, printed, problems } = await startAndEnd({
      ...usable,
      SLACK_BOT_TOKEN: 'very-secret-but-no-bot-token',
      GITLAB_URL: 'gitlab.example.com',
      CHANNEL_MANAGERS: 'support_manager',
      REMINDERS: '24h everybody',
      PORT: 'many',
    });

    expect(code).toBe(1);
    for (const setting of ['SLACK_BOT_TOKEN', 'GITLAB_URL', 'CHANNEL_MANAGERS', 'REMINDERS', 'PORT']) {
      expect(problems.some((problem) => problem.startsWith(`${setting}: `))).toBe(true);
    }
    expect(printed).not.toContain('very-secret');
    expect(printed).not.toMatch(/^\s+at /m);
  });

  test('says what is missing when nothing is set', async () => {
    const { code, printed } = await startAndEnd({});

    expect(code).toBe(1);
    expect(printed).toContain('SLACK_BOT_TOKEN');
    expect(printed).toContain('SLACK_SIGNING_SECRET');
    expect(printed).toContain('GITLAB_TOKEN');
  });

  test('says so when the people file cannot be read', async () => {
    const { code, printed } = await startAndEnd({ ...usable, PEOPLE_FILE: 'no/such/people.yml' });

    expect(code).toBe(1);
    expect(printed).toContain('The people file no/such/people.yml is not usable');
  });
});

const Fatal = z.object({ level: z.literal('fatal'), problems: z.array(z.string()) });

interface Ended {
  readonly code: number | null;
  readonly printed: string;
  /** What the one line of the log names. */
  readonly problems: readonly string[];
}

async function startAndEnd(settings: Settings): Promise<Ended> {
  const child = startProcess(settings);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const line: unknown = JSON.parse(printed);
  return { code, printed, problems: Fatal.parse(line).problems };
}
