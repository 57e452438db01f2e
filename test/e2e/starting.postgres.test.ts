import { readFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { parse } from 'yaml';
import { type Slack, startSlack } from '../../sandbox/slack/start-slack.js';
import { describeOnPostgres, emptyPostgresSchema, postgresUrl } from '../database/empty-postgres-schema.js';
import { type StartingApp, startAppEarly } from './support/start-up.js';

const settings = (slack: Slack) => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_API_URL: slack.apiUrl,
  SLACK_APP_TOKEN: slack.appToken,
  GITLAB_TOKEN: 'glpat-sandbox-token',
});

describeOnPostgres('the app is started while its database is away', () => {
  let slack: Slack;
  let app: StartingApp | undefined;
  beforeEach(async () => {
    slack = await startSlack({ manifest: parse(readFileSync('manifest.yml', 'utf8')), people: [], channels: [] });
  });
  afterEach(async () => {
    await app?.end();
    await slack.close();
  });

  it('the database refuses connections: it stays up, says why, and works once the database does', async () => {
    const schema = await emptyPostgresSchema();
    const url = new URL(schema.address);
    const gate = await openGate(Number(url.port));
    await gate.close();
    url.port = String(gate.port);

    app = await startAppEarly({ ...settings(slack), DATABASE_URL: url.href });
    const why = await app.untilReadiness(503);
    const health = await app.ask('/healthz');
    const opened = await openGate(Number(new URL(schema.address).port), gate.port);
    await app.untilReadiness(200);
    await app.end();
    await opened.close();
    await schema.remove();

    expect(health.status).toBe(200);
    expect(why).toMatchObject({ parts: { database: expect.stringContaining('database') } });
  });

  it('a refused password ends it, without the password', async () => {
    const url = new URL(postgresUrl ?? '');
    url.password = 'not-the-word-at-all';

    app = await startAppEarly({ ...settings(slack), DATABASE_URL: url.href });

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
