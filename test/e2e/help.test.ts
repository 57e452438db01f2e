import { type Environment, startEnvironment } from '../../sandbox/environment/start-environment.js';

describe('what people type', () => {
  let environment: Environment;
  beforeAll(async () => {
    environment = await startEnvironment({ issues: [] });
  });
  afterAll(() => environment.close());

  test.each([
    ['/runbook help', 'announces and records customer calls'],
    ['/runbook', 'announces and records customer calls'],
    ['/runbook anounce 12', 'Unknown command. Did you mean /runbook announce?'],
    ['/runbook announce', 'Which runbook? Type /runbook announce 12'],
    ['/runbook announce 12 dedicated', '“dedicated” isn’t a product. Use gitlab.com or self-managed'],
  ])('%s is answered for the person alone', async (line, words) => {
    const john = environment.slack.person('john');

    await john.types(line, { in: '#support_manager' });

    const answer = await john.sees((screen) => screen.ephemerals.find((message) => message.text.includes(words)));
    expect(answer).toBeDefined();
    expect(environment.slack.person('jane').ephemerals()).toEqual([]);
  });

  test('the server says that it is up and ready, and shows its numbers', async () => {
    const [health, ready, metrics] = await Promise.all(
      ['/healthz', '/readyz', '/metrics'].map((path) => fetch(`${environment.app.url}${path}`)),
    );

    expect([health?.status, ready?.status, metrics?.status]).toEqual([200, 200, 200]);
    expect(await metrics?.text()).toContain('runbook_job_attempts_total');
  });
});
