import { findSlackIds } from '../../../src/call/people/find-slack-ids.js';
import type { Person } from '../../../src/call/people/person.js';
import { aCall } from '../../support/a-call.js';
import { aSlackUser } from '../../support/fakes/fake-directory.js';
import { aPerson, startServices } from '../../support/start-services.js';

const { fields } = aCall();
const announced = aCall({
  fields: { ...fields, gitlabContacts: [{ name: ' jane  SMITH', role: 'Scribe', slackId: 'U0PICKED' }] },
});

test.each<[string, readonly Person[], boolean, string | undefined]>([
  ['the people file has the Slack id', [aPerson()], false, 'U0JANE'],
  ['the people file has the address', [byEmail()], false, 'U0MAIL'],
  ['the people file counts more than what was picked', [aPerson()], true, 'U0JANE'],
  ['somebody has picked her for this call', [], true, 'U0PICKED'],
  ['the people file has neither, and somebody has picked her', [aPerson({ slack: undefined })], true, 'U0PICKED'],
  ['nobody knows her', [], false, undefined],
])('who Jane Smith is when %s', async (_when, people, picked, slackId) => {
  const services = startServices();
  services.people = people;
  services.directory.users.set('U0MAIL', aSlackUser({ id: 'U0MAIL', verifiedEmail: 'smith@example.com' }));

  const slackIdByName = await findSlackIds(services, ['Jane Smith', 'Somebody Else'], picked ? announced : undefined);

  expect([...slackIdByName]).toEqual(slackId ? [['Jane Smith', slackId]] : []);
});

test('what was picked for another call means nothing here', async () => {
  const services = startServices();
  services.people = [];
  await services.contactChoices.remember(7, new Map([['Jane Smith', 'U0PICKED']]), 'U0JOHN', 0);

  expect([...(await findSlackIds(services, ['Jane Smith'], aCall()))]).toEqual([]);
});

function byEmail(): Person {
  return aPerson({ slack: undefined, email: 'smith@example.com' });
}
