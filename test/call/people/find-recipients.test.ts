import { findRecipients } from '../../../src/call/people/find-recipients.js';
import { aCall } from '../../support/a-call.js';
import { aSlackUser } from '../../support/fakes/fake-directory.js';
import { aPerson, type FakeServices, startServices } from '../../support/start-services.js';

const { fields } = aCall();
const jane = { name: 'Jane Smith', role: 'Communication', slackId: 'U0JANE' };
const nobody = { name: 'Kim Lee', role: 'Helps', slackId: undefined };

function servicesWith(...users: readonly ReturnType<typeof aSlackUser>[]): FakeServices {
  const services = startServices();
  for (const user of users) services.directory.users.set(user.id, user);
  return services;
}

test('the DRI and the contacts whom Slack knows are reminded, each in their own zone', async () => {
  const services = servicesWith(
    aSlackUser({ id: 'U0JOHN', timeZone: 'America/Los_Angeles' }),
    aSlackUser({ id: 'U0JANE', timeZone: 'Europe/Berlin' }),
  );
  services.people = [];

  expect(await findRecipients(services, { ...fields, gitlabContacts: [jane, nobody] })).toEqual([
    { slackId: 'U0JOHN', role: 'dri', timeZone: 'America/Los_Angeles', workingHours: undefined },
    { slackId: 'U0JANE', role: 'contact', timeZone: 'Europe/Berlin', workingHours: undefined },
  ]);
});

test.each([
  ['with their zone count by it', 'America/Chicago', 'America/Chicago'],
  ['without a zone count by the Slack profile', undefined, 'Europe/Berlin'],
])('working hours from the people file %s', async (_case, zone, timeZone) => {
  const services = servicesWith(aSlackUser({ id: 'U0JANE', timeZone: 'Europe/Berlin' }));
  const hours = { start: 480, end: 960 };
  services.people = [aPerson({ workingHours: { hours, zone } })];
  const dri = { ...fields.dri, slackId: 'U0JANE' };

  expect(await findRecipients(services, { ...fields, dri })).toEqual([
    { slackId: 'U0JANE', role: 'dri', timeZone, workingHours: hours },
  ]);
});

test.each(['guest', 'stranger', 'bot', 'deactivated'] as const)('a %s is not reminded', async (membership) => {
  const services = servicesWith(aSlackUser({ id: 'U0JOHN', membership }));

  expect(await findRecipients(services, fields)).toEqual([]);
});

test('who is DRI and contact is reminded once, as the DRI', async () => {
  const services = servicesWith(aSlackUser({ id: 'U0JOHN' }));
  const again = { name: 'John Doe', role: 'Technical Execution', slackId: 'U0JOHN' };

  const recipients = await findRecipients(services, { ...fields, gitlabContacts: [again] });

  expect(recipients.map(({ slackId, role }) => [slackId, role])).toEqual([['U0JOHN', 'dri']]);
});
