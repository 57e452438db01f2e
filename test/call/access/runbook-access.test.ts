import { runbookAccess } from '../../../src/call/access/runbook-access.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { anIssue } from '../../support/an-issue.js';
import { aSlackUser } from '../../support/fakes/fake-directory.js';
import { type FakeServices, startServices } from '../../support/start-services.js';

test('somebody whom GitLab shows the runbook may see it, and their time zone is known', async () => {
  expect(await runbookAccess(startServices(), 'U0JANE', anIssue())).toEqual({
    kind: 'granted',
    timeZone: 'Europe/Berlin',
  });
});

test('who somebody is, is asked once', async () => {
  const services = startServices();

  await runbookAccess(services, 'U0JANE', anIssue());

  expect(services.directory.requests).toEqual(['user U0JANE']);
});

const guest = (services: FakeServices) => services.directory.users.set('U0JANE', aSlackUser({ membership: 'guest' }));

test.each<[string, (services: FakeServices) => unknown, string]>([
  ['who has left the project', ({ gitlab }) => gitlab.levels.delete(12), 'no-access'],
  ['who is a GitLab Guest', ({ gitlab }) => gitlab.levels.set(12, 10), 'no-access'],
  ['who has no GitLab account', (services) => Object.assign(services, { people: [] }), 'no-account'],
  ['who is a guest in Slack', guest, 'not-a-member'],
  [
    'who is deactivated',
    ({ directory }) => directory.users.set('U0JANE', aSlackUser({ membership: 'deactivated' })),
    'not-a-member',
  ],
  [
    'of another workspace',
    ({ directory }) => directory.users.set('U0JANE', aSlackUser({ membership: 'stranger' })),
    'not-a-member',
  ],
  ['whom Slack does not know any more', ({ directory }) => directory.users.delete('U0JANE'), 'not-a-member'],
])('somebody %s sees nothing', async (_who, arrange, why) => {
  const services = startServices();
  arrange(services);

  expect(await runbookAccess(services, 'U0JANE', anIssue())).toEqual({ kind: 'denied', why });
});

test('while GitLab does not say, nobody knows', async () => {
  const services = startServices();
  services.gitlab.down = new ServiceFailure('Down.', { service: 'GitLab', kind: 'not-sent', code: 'connection' });

  await expect(runbookAccess(services, 'U0JANE', anIssue())).rejects.toBe(services.gitlab.down);
});
