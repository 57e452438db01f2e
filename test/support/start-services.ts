import type { Issue } from '../../src/call/issue.js';
import type { Person } from '../../src/call/people/person.js';
import type { Services } from '../../src/call/services.js';
import { readInPlace } from '../../src/runbook-worker/read-in-place.js';
import { createFakeCallStore, type FakeCallStore } from './fakes/fake-call-store.js';
import { createFakeChannelDirectory, type FakeChannelDirectory } from './fakes/fake-channel-directory.js';
import { createFakeContactChoices, type FakeContactChoices } from './fakes/fake-contact-choices.js';
import { aSlackUser, createFakeDirectory, type FakeDirectory } from './fakes/fake-directory.js';
import { createFakeDrafts, type FakeDrafts } from './fakes/fake-drafts.js';
import { createFakeGitLab, type FakeGitLab } from './fakes/fake-gitlab.js';
import { fixture } from './fixture.js';

/** The handbook's example with a time that has one meaning. */
export const clearRunbook = fixture('calls/acme.md').replace('23:30 PST', '23:30 America/Los_Angeles');
/** The same as it stands there: 23:30 PST in October has two readings. */
export const ambiguousRunbook = fixture('calls/acme.md');
/** One of them. */
export const pacificTime = Date.UTC(2031, 9, 11, 6, 30);

/** When everything in these tests happens: ten days before the call. */
export const now = Date.UTC(2031, 9, 1, 9);

/** The use cases' surroundings, all of them fakes. */
export interface FakeServices extends Services {
  readonly gitlab: FakeGitLab;
  readonly channelDirectory: FakeChannelDirectory;
  readonly directory: FakeDirectory;
  readonly calls: FakeCallStore;
  readonly contactChoices: FakeContactChoices;
  readonly drafts: FakeDrafts;
  people: readonly Person[];
}

/** Jane Smith, U0JANE, is a member and has the GitLab account 12 with Planner access; the issue is 100#12. */
export function startServices(issue: Partial<Issue> = {}): FakeServices {
  const gitlab = createFakeGitLab({ description: clearRunbook, labels: ['self-managed'], ...issue });
  gitlab.levels.set(12, 15);
  return {
    gitlab,
    channels: {
      support: { 'gitlab-com': '#support_gitlab-com', 'self-managed': '#support_self-managed' },
      managers: '#support_manager',
    },
    channelDirectory: createFakeChannelDirectory(),
    runbooks: readInPlace,
    directory: createFakeDirectory(aSlackUser()),
    calls: createFakeCallStore(),
    contactChoices: createFakeContactChoices(),
    drafts: createFakeDrafts(),
    people: [aPerson()],
    site: { gitlabUrl: 'https://gitlab.com', defaultProject: 'gitlab-com/support/runbooks' },
    reminderPolicy: [],
    meetingLink: 'people',
    reminderPolicyId: 'off',
    clock: () => now,
    fingerprint: (text) => text,
  };
}

/** An entry of the people file: Jane, unless told otherwise. */
export function aPerson(parts: Partial<Person> = {}): Person {
  return {
    name: 'Jane Smith',
    email: undefined,
    gitlab: { id: 12, username: 'jane_smith' },
    slack: { id: 'U0JANE', username: undefined },
    workingHours: undefined,
    ...parts,
  };
}
