import { askAboutContacts, type ContactQuestion, type Picked } from '../../src/application/ask-about-contacts.js';
import type { Membership } from '../../src/application/ports/slack.js';
import { aSlackUser } from '../support/fakes/fake-directory.js';
import { startServices } from './start-services.js';

interface Row {
  readonly slackName?: string;
  readonly membership?: Membership;
  readonly chosen?: string;
  readonly picked?: Picked;
  readonly mayPropose?: boolean;
}

const nobody: Picked = new Map([['Bob Brown', undefined]]);
const kim: Picked = new Map([['Bob Brown', 'U0KIM']]);

test.each<[string, Row, Pick<ContactQuestion, 'chosen' | 'lastTime'>]>([
  ['an account that goes by the name is the answer', {}, { chosen: 'U0BOB', lastTime: undefined }],
  ['letter case and blanks do not matter', { slackName: ' bob  BROWN' }, { chosen: 'U0BOB', lastTime: undefined }],
  ['an account of another name is only shown', { slackName: 'Mallory' }, { chosen: undefined, lastTime: 'U0BOB' }],
  ['who is no member any more is only shown', { membership: 'guest' }, { chosen: undefined, lastTime: 'U0BOB' }],
  ['what was chosen for this call counts', { chosen: 'U0KIM' }, { chosen: 'U0KIM', lastTime: 'U0BOB' }],
  ['what is picked counts more', { chosen: 'U0BOB', picked: kim }, { chosen: 'U0KIM', lastTime: 'U0BOB' }],
  ['nobody can be picked', { picked: nobody }, { chosen: undefined, lastTime: 'U0BOB' }],
  ['who may not choose is proposed nothing', { mayPropose: false }, { chosen: undefined, lastTime: undefined }],
])('of who was meant last time, %s', async (_title, row, answer) => {
  const { slackName = 'Bob Brown', membership = 'member', chosen, picked = new Map(), mayPropose = true } = row;
  const services = startServices();
  services.directory.users.set('U0BOB', aSlackUser({ id: 'U0BOB', name: slackName, membership }));
  await services.contactChoices.remember(7, new Map([['Bob Brown', 'U0BOB']]), 'U0JANE', 0);

  const faces = new Map(chosen ? [['Bob Brown', chosen]] : []);
  const asked = { projectId: 100, names: ['Bob Brown'], chosen: faces, picked, mayPropose };

  expect(await askAboutContacts(services, asked)).toEqual([{ name: 'Bob Brown', ...answer }]);
});
