import { identifyActor } from '../../../src/call/access/identify-actor.js';
import type { Person } from '../../../src/call/people/person.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import type { SlackUser } from '../../../src/call/ports/slack.js';
import { aSlackUser } from '../../support/fakes/fake-directory.js';
import { aPerson, startServices } from '../../support/start-services.js';

const inGitLab = { id: 77, username: 'jane_on_gitlab', name: 'Jane' };

test.each<[string, readonly Person[], Partial<SlackUser>, boolean, number | undefined]>([
  ['her Slack id is in the people file', [aPerson()], {}, false, 12],
  ['her Slack id counts more than her address', [byEmail(99), aPerson()], {}, true, 12],
  ['her confirmed address is in the people file', [byEmail(99)], {}, false, 99],
  ['her address is there in other letter case', [byEmail(99)], { verifiedEmail: 'Jane@Example.COM' }, false, 99],
  ['the people file counts more than GitLab', [byEmail(99)], {}, true, 99],
  ['her confirmed address is public at GitLab', [], {}, true, 77],
  ['her entry has no GitLab account, her address has', [aPerson({ gitlab: undefined })], {}, true, 77],
  ['her address is not confirmed', [byEmail(99)], { verifiedEmail: undefined }, true, undefined],
  ['nobody knows her', [], {}, false, undefined],
  ['only her name is in the people file', [aPerson({ slack: undefined })], {}, false, undefined],
  [
    'only her Slack user name is in the people file',
    [aPerson({ slack: { id: 'U0OTHER', username: 'jane' } })],
    {},
    false,
    undefined,
  ],
])('whose rights Jane has when %s', async (_when, people, user, publicAtGitLab, gitlabId) => {
  const services = startServices();
  services.people = people;
  services.directory.users.set('U0JANE', aSlackUser(user));
  if (publicAtGitLab) services.gitlab.usersByEmail.set('jane@example.com', inGitLab);

  const identification = await identifyActor(services, 'U0JANE');

  expect(identification.kind === 'actor' ? identification.actor.gitlabId : undefined).toBe(gitlabId);
  if (gitlabId === undefined) {
    const unconfirmed = 'verifiedEmail' in user ? { unconfirmed: 'U0JANE' } : {};
    expect(identification).toEqual({
      kind: 'refused',
      refusal: { kind: 'no-gitlab-account', name: 'Jane Smith', ...unconfirmed },
    });
  }
});

test('an actor has both names', async () => {
  expect(await identifyActor(startServices(), 'U0JANE')).toEqual({
    kind: 'actor',
    actor: { slackId: 'U0JANE', gitlabId: 12, gitlabUsername: 'jane_smith', name: 'Jane Smith' },
    timeZone: 'Europe/Berlin',
  });
});

test.each(['guest', 'stranger', 'bot', 'deactivated'] as const)(
  'a %s is nobody, whatever the people file says, and GitLab is not asked',
  async (membership) => {
    const services = startServices();
    services.directory.users.set('U0JANE', aSlackUser({ membership }));

    const identification = await identifyActor(services, 'U0JANE');

    expect(identification).toEqual({ kind: 'refused', refusal: { kind: 'not-a-member', membership } });
    expect(services.gitlab.requests).toEqual([]);
  },
);

test('somebody whom Slack does not know is nobody', async () => {
  const identification = await identifyActor(startServices(), 'U0NOBODY');

  expect(identification).toEqual({ kind: 'refused', refusal: { kind: 'not-a-member', membership: 'unknown' } });
});

test('while GitLab is away nobody is taken for unknown', async () => {
  const services = startServices();
  services.people = [];
  const away = new ServiceFailure('Away.', { service: 'GitLab', kind: 'not-sent', code: 'connection' });
  services.gitlab.down = away;

  await expect(identifyActor(services, 'U0JANE')).rejects.toBe(away);
});

/** Somebody else's entry, with Jane's address. */
function byEmail(gitlabId: number): Person {
  return aPerson({ email: 'jane@example.com', slack: undefined, gitlab: { id: gitlabId, username: 'by_email' } });
}
