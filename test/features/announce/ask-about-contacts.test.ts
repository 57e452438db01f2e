import fc from 'fast-check';
import type { Membership } from '../../../src/call/ports/slack.js';
import {
  askAboutContacts,
  type ContactQuestion,
  matchPicks,
  nameInForm,
  type Picked,
} from '../../../src/features/announce/ask-about-contacts.js';
import { aSlackUser } from '../../support/fakes/fake-directory.js';
import { startServices } from '../../support/start-services.js';

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

  const slackIdByName = new Map(chosen ? [['Bob Brown', chosen]] : []);
  const asked = { projectId: 100, names: ['Bob Brown'], chosen: slackIdByName, picked, mayPropose };

  expect(await askAboutContacts(services, asked)).toEqual([{ name: 'Bob Brown', ...answer }]);
});

const long = 'A'.repeat(60);

test.each<
  [string, readonly string[], readonly (readonly [string, string | undefined])[], readonly string[], readonly string[]]
>([
  [
    'whose names stay',
    ['Ann', 'Bob'],
    [
      ['Ann', 'U1'],
      ['Bob', undefined],
    ],
    ['Ann U1', 'Bob nobody'],
    [],
  ],
  [
    'whose names moved to other places',
    ['Bob', 'New', 'Ann'],
    [
      ['Ann', 'U1'],
      ['Bob', 'U2'],
    ],
    ['Ann U1', 'Bob U2'],
    [],
  ],
  ['written in other blanks and letter case', ['ann  BROWN'], [['Ann Brown', 'U1']], ['ann  BROWN U1'], []],
  [
    'whose name is gone',
    ['Bob'],
    [
      ['Ann', 'U1'],
      ['Bob', 'U2'],
    ],
    ['Bob U2'],
    ['Ann'],
  ],
  ['nobody, for a name that is gone', ['Bob'], [['Ann', undefined]], [], []],
  ['of a long name', [`${long} the first`], [[long, 'U1']], [`${long} the first U1`], []],
  ['of long names that begin alike', [`${long} 1`, `${long} 2`], [[long, 'U1']], [], [long]],
  ['with characters that cannot be seen', ['A\u200bnn'], [['Ann', 'U1']], ['A\u200bnn U1'], []],
])('picks %s', (_title, names, picked, kept, dropped) => {
  const matched = matchPicks(new Map(picked), names);

  expect([...matched.picks].map(([name, slackId]) => `${name} ${slackId ?? 'nobody'}`).toSorted()).toEqual(kept);
  expect(matched.dropped).toEqual(dropped);
});

test('every name is found again by what a form remembers of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (name) => {
      const { picks } = matchPicks(new Map([[nameInForm(name), 'U1']]), [name]);

      expect([...picks]).toEqual([[name, 'U1']]);
    }),
  );
});
