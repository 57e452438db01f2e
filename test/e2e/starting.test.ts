import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Slack, startSlack } from '../../sandbox/slack/start-slack.js';
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
    expect(app.printed()).toContain('Slack refused (invalid_auth) while signing in with SLACK_BOT_TOKEN.');
    expect(app.printed()).not.toContain('another-secret-token');
  });

  test('a refused app token ends it as well', async () => {
    app = await startAppEarly({ ...settings(), SLACK_APP_TOKEN: 'xapp-another-secret-token' });

    expect(await app.exited).toBe(1);
    expect(app.printed()).toContain('Slack refused (invalid_auth) while connecting with SLACK_APP_TOKEN.');
  });
});
