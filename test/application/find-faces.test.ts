import { findFaces } from '../../src/application/find-faces.js';
import type { Person } from '../../src/domain/people/person.js';
import { aSlackUser } from '../support/fakes/fake-directory.js';
import { aPerson, startServices } from './start-services.js';

test.each<[string, readonly Person[], boolean, string | undefined]>([
  ['the people file has the Slack id', [aPerson()], false, 'U0JANE'],
  ['the people file has the address', [byEmail()], false, 'U0MAIL'],
  ['the people file counts more than what was picked', [aPerson()], true, 'U0JANE'],
  ['somebody has picked her once', [], true, 'U0PICKED'],
  ['the people file has neither, and somebody has picked her', [aPerson({ slack: undefined })], true, 'U0PICKED'],
  ['nobody knows her', [], false, undefined],
])('who Jane Smith is when %s', async (_when, people, picked, slackId) => {
  const services = startServices();
  services.people = people;
  services.directory.users.set('U0MAIL', aSlackUser({ id: 'U0MAIL', verifiedEmail: 'smith@example.com' }));
  if (picked) await services.contactChoices.remember(' jane SMITH', 'U0PICKED', 'U0JOHN', 0);

  const faces = await findFaces(services, ['Jane Smith', 'Somebody Else']);

  expect([...faces]).toEqual(slackId ? [['Jane Smith', slackId]] : []);
});

function byEmail(): Person {
  return aPerson({ slack: undefined, email: 'smith@example.com' });
}
