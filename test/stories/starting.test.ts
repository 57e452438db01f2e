import { readFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { parse } from 'yaml';
import { type Slack, startSlack } from '../../sandbox/slack/start-slack.js';
import { emptyPostgresSchema, postgresUrl } from '../store/empty-postgres-schema.js';
import { type StartingApp, startAppEarly } from './support/start-up.js';

describe('the app is started while something that it needs is away', () => {
  let slack: Slack;
  let app: StartingApp | undefined;
  const settings = () => ({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    SLACK_APP_TOKEN: slack.appToken,
    GITLAB_TOKEN: 'glpat-sandbox-token',
    DATABASE_URL: 'sqlite::memory:',
  });

  beforeEach(async () => {
    slack = await startSlack({
      manifest: parse(readFileSync('manifest.yml', 'utf8')),
      people: [{ handle: 'john', id: 'U0JOHN', name: 'John Doe', email: 'john@example.com', tz: 'Europe/Berlin' }],
      channels: [{ name: 'support_manager', id: 'C0MANAGER' }],
    });
  });
  afterEach(async () => {
    await app?.end();
    await slack.close();
  });

  test.each<[string, () => void]>([
    ['fails with status 500', () => slack.faults.always('*', { kind: '500' })],
    ['breaks every connection', () => slack.faults.always('*', { kind: 'lost-request' })],
    ['answers with somebody’s login page', () => slack.faults.always('*', { kind: 'html' })],
    ['asks to wait', () => slack.faults.always('*', { kind: '429', retryAfter: 1 })],
  ])('Slack %s: it stays up, says why, and works once Slack does', async (_title, disturb) => {
    disturb();

    app = await startAppEarly(settings());
    const why = await app.untilReadiness(503);
    const health = await app.ask('/healthz');
    slack.faults.clear();
    await app.untilReadiness(200);
    await slack.socketMode.connected();
    await slack.person('john').types('/runbook help', { in: '#support_manager' });

    expect(health.status).toBe(200);
    expect(JSON.stringify(why)).toContain('Slack');
    expect(slack.person('john').ephemerals()).toHaveLength(1);
  });

  test('Slack is away, and then refuses the token: only then does it end, and says why', async () => {
    slack.faults.always('*', { kind: '500' });

    app = await startAppEarly({ ...settings(), SLACK_BOT_TOKEN: 'xoxb-another-secret-token' });
    await app.untilReadiness(503);
    slack.faults.clear();

    expect(await app.exited).toBe(1);
    expect(app.printed()).toContain('Slack refused (invalid_auth) while signing in.');
    expect(app.printed()).not.toContain('another-secret-token');
  });

  test('a refused app token ends it as well', async () => {
    app = await startAppEarly({ ...settings(), SLACK_APP_TOKEN: 'xapp-another-secret-token' });

    expect(await app.exited).toBe(1);
    expect(app.printed()).toContain('Slack refused (invalid_auth) while connecting with SLACK_APP_TOKEN.');
  });

  (postgresUrl === undefined ? test.skip : test)(
    'the database refuses connections: it stays up, says why, and works once the database does',
    async () => {
      const schema = await emptyPostgresSchema();
      const url = new URL(schema.address);
      const gate = await openGate(Number(url.port));
      await gate.close();
      url.port = String(gate.port);

      app = await startAppEarly({ ...settings(), DATABASE_URL: url.href });
      const why = await app.untilReadiness(503);
      const health = await app.ask('/healthz');
      const opened = await openGate(Number(new URL(schema.address).port), gate.port);
      await app.untilReadiness(200);
      await app.end();
      await opened.close();
      await schema.remove();

      expect(health.status).toBe(200);
      expect(why).toMatchObject({ parts: { database: expect.stringContaining('database') } });
    },
  );

  (postgresUrl === undefined ? test.skip : test)('a refused password ends it, without the password', async () => {
    const url = new URL(postgresUrl ?? '');
    url.password = 'not-the-word-at-all';

    app = await startAppEarly({ ...settings(), DATABASE_URL: url.href });

    expect(await app.exited).toBe(1);
    expect(app.printed()).toContain('password authentication failed');
    expect(app.printed()).not.toContain('not-the-word');
  });
});

/** A port that leads to another one, for as long as it is open. */
async function openGate(target: number, port = 0): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server: Server = createServer((socket) => {
    const onward = connect(target, '127.0.0.1');
    for (const one of [socket, onward]) one.on('error', () => undefined);
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
