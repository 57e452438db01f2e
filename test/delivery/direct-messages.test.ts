import { type Denial, denials } from '../../src/call/access/denial.js';
import type { RunbookAccess } from '../../src/call/access/runbook-access.js';
import type { Drift } from '../../src/call/drift.js';
import type { DirectReader } from '../../src/call/fetch-runbook.js';
import type { JobFailure, JobPayload } from '../../src/call/jobs/job.js';
import { ServiceFailure } from '../../src/call/ports/service-failure.js';
import type { Message } from '../../src/call/ports/slack.js';
import { anIssue } from '../support/an-issue.js';
import { aCompletion } from '../support/delivery/a-completion.js';
import { aRun } from '../support/delivery/a-run.js';
import { aReader, createWorld, jobOf, now, type World } from '../support/delivery/world.js';

const dri = 'U123';
const contact = 'U456';
const announcer = 'U789';

const moved: readonly Drift[] = [{ kind: 'moved', schedule: 'SECRET 23:30' }];
const failure: JobFailure = { service: 'app', code: 'edit-without-place', message: 'No place for “SECRET”.' };
const failedEdit = { kind: 'issue-edit', edits: [] } as const;
const unknown: DirectReader = { ...aReader, access: 'unknown', openItems: undefined };

let world: World;

beforeEach(() => {
  world = createWorld();
  world.call = { ...world.call, announcedBy: { ...world.call.announcedBy, slackId: announcer } };
  world.runbook = {
    fields: { ...world.call.fields, name: 'SECRET name' },
    isOver: false,
    drift: moved,
    source: { issue: anIssue(), openItems: ['SECRET item'] },
  };
  world.run = () => aRun;
  world.jobs = [{ ...jobOf(failedEdit, 1), state: 'failed', failure }];
});

/** From now on these people are shown nothing. */
function deny(people: Readonly<Record<string, Denial>>): void {
  const denied = (slackId: string) => {
    const why = people[slackId];
    return why && ({ kind: 'denied', why } as const);
  };
  world.reader = (slackId): DirectReader => denied(slackId) ?? { ...aReader, openItems: ['SECRET item'] };
  world.access = (slackId): RunbookAccess => denied(slackId) ?? { kind: 'granted', timeZone: undefined };
}

const reminder = (occasion: string): JobPayload => ({
  kind: 'reminder',
  occasion,
  to: { kind: 'person', slackId: contact },
  instant: world.call.time.instant,
});

function panel(slackId: string): JobPayload {
  return { kind: 'run-panel', slackId, instant: world.call.time.instant };
}

const toContact: readonly (readonly [string, () => JobPayload])[] = [
  ...['24h', '1h', '10m', 'start', 'end'].map(
    (occasion) => [`a reminder (${occasion})`, () => reminder(occasion)] as const,
  ),
  ['a run panel', () => panel(contact)],
];

const aMorning = ['a reminder (morning)', () => reminder('morning 2026-10-12')] as const;

describe.each(toContact)('%s to somebody who is shown nothing', (_what, content) => {
  test.each(['no-access', 'no-account'] as const)('(%s) is not sent: they and the DRI hear why', async (why) => {
    deny({ [contact]: why });

    const outcome = await world.perform(content());

    expect(world.messenger.requests).toEqual([]);
    expect(outcome).toEqual({
      kind: 'obsolete',
      followUps: [
        {
          key: 'call 42 · no access · U456',
          queue: 'dm U456',
          dueAt: now,
          payload: { kind: 'access-notice', slackId: contact },
          prerequisites: [],
        },
        {
          key: 'call 42 · report of no access · U456',
          queue: 'dm U123',
          dueAt: now,
          payload: { kind: 'access-report', people: [{ slackId: contact, why }] },
          prerequisites: [],
        },
      ],
    });
  });

  test('(no member of the workspace) is not sent, and only the DRI hears why', async () => {
    deny({ [contact]: 'not-a-member' });

    const outcome = await world.perform(content());

    expect(world.messenger.requests).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'obsolete', followUps: [{ payload: { kind: 'access-report' } }] });
  });

  test('names everybody who is shown nothing in the same report', async () => {
    deny({ [contact]: 'no-access', [dri]: 'not-a-member' });

    expect(await world.perform(content())).toMatchObject({
      followUps: [
        { payload: { kind: 'access-notice' } },
        { key: 'call 42 · report of no access · U123 U456', payload: { people: [{}, {}] } },
      ],
    });
  });
});

test('a morning that the DRI is not told of is followed by the next: they may get access again', async () => {
  deny({ [dri]: 'no-access' });
  const content: JobPayload = { ...reminder('morning 2026-10-12'), to: { kind: 'person', slackId: dri } } as never;

  expect(await world.perform(content)).toMatchObject({
    kind: 'obsolete',
    followUps: [{}, {}, { payload: { kind: 'reminder', occasion: expect.stringMatching(/^morning/) } }],
  });
});

test.each([...toContact.slice(0, 5), aMorning])('%s reads the runbook as it is now', async (_what, content) => {
  deny({});

  await world.perform(content());

  expect(said()).toMatchObject([{ where: 'to U456' }]);
  expect(said()[0]?.text).toContain('SECRET name');
});

test.each([...toContact.slice(0, 5), aMorning])(
  '%s reads what was announced when GitLab does not say',
  async (_what, content) => {
    world.reader = () => unknown;

    await world.perform(content());

    expect(said()).toMatchObject([{ where: 'to U456' }]);
    expect(said()[0]?.text).toContain('Acme - Enforce 2FA');
    expect(said()[0]?.text).not.toContain('SECRET');
  },
);

test('a run panel waits until GitLab says who may see it', async () => {
  world.access = () => {
    throw new ServiceFailure('Down.', { service: 'GitLab', kind: 'unknown-outcome', code: 'HTTP 502' });
  };

  expect(await world.perform(panel(contact))).toMatchObject({ kind: 'retry', failure: { code: 'HTTP 502' } });
});

describe('the panel of somebody who lost access', () => {
  const update = { kind: 'run-panel-update', slackId: contact, recording: 0 } as const;

  beforeEach(async () => {
    const outcome = await world.perform(panel(contact));
    if (outcome.kind !== 'completed' || !outcome.message) throw new Error('The panel was not posted.');
    world.placed = [outcome.message];
  });

  test.each(denials)('(%s) is blanked, and the DRI hears of it', async (why) => {
    deny({ [contact]: why });

    const outcome = await world.perform(update);

    expect(world.messenger.messages).toMatchObject([{ where: 'to U456', message: { kind: 'lost-access' } }]);
    expect(outcome).toMatchObject({
      kind: 'completed',
      followUps: [{ payload: { kind: 'access-report', people: [{ slackId: contact, why }] } }],
    });
  });

  test('of a completed call is blanked without further words', async () => {
    deny({ [contact]: 'no-access' });
    world.call = { ...world.call, recording: { revision: 1, events: [], completion: aCompletion } };

    expect(await world.perform({ ...update, recording: 1 })).toEqual({ kind: 'completed', followUps: [] });
  });

  test('comes back with their access', async () => {
    deny({ [contact]: 'no-access' });
    await world.perform(update);
    deny({});
    await world.perform(update);

    expect(world.messenger.messages).toMatchObject([{ message: { kind: 'run-panel' } }]);
  });
});

const notices: readonly (readonly [string, JobPayload, Message['kind']])[] = [
  ['a drift notice', { kind: 'drift-notice', revision: 0, drift: moved }, 'drift-notice'],
  ['a failure notice', { kind: 'failure-notice', failed: 'call 42 · announcement · managers' }, 'failure-notice'],
  [
    'a report of who cannot see the runbook',
    { kind: 'access-report', people: [{ slackId: contact, why: 'no-access' }] },
    'access-report',
  ],
];

describe.each(notices)('%s', (_what, content, kind) => {
  beforeEach(() => deny({ [contact]: 'no-access' }));

  test('goes to the DRI', async () => {
    expect(await world.perform(content)).toMatchObject({ kind: 'completed' });
    expect(world.messenger.messages).toMatchObject([{ where: 'to U123', message: { kind } }]);
  });

  test.each(denials)('goes to the announcer when the DRI is shown nothing (%s)', async (why) => {
    deny({ [contact]: 'no-access', [dri]: why });

    expect(await world.perform(content)).toMatchObject({ kind: 'completed' });
    expect(world.messenger.messages).toMatchObject([{ where: 'to U789', message: { kind } }]);
  });

  test.each(['cannot_dm_bot', 'user_disabled', 'messages_tab_disabled', 'channel_not_found', 'user_not_found'])(
    'goes to the announcer when Slack refuses the DRI messages for good (%s)',
    async (code) => {
      world.messenger.failNext('post', new ServiceFailure('No.', { service: 'Slack', kind: 'refused', code }));

      expect(await world.perform(content)).toMatchObject({ kind: 'completed' });
      expect(world.messenger.requests).toEqual(['post to U123', 'post to U789']);
    },
  );

  test.each([
    { kind: 'unknown-outcome', code: 'connection' },
    { kind: 'rate-limited', code: 'ratelimited' },
    { kind: 'not-sent', code: 'ECONNREFUSED' },
    { kind: 'refused', code: 'team_added_to_org' },
  ] as const)('is tried again with the DRI when Slack is in trouble ($code)', async (trouble) => {
    world.messenger.failNext('post', new ServiceFailure('Lost.', { service: 'Slack', ...trouble }));

    expect(await world.perform(content)).toMatchObject({ kind: 'retry' });
    expect(world.messenger.requests).toEqual(['post to U123']);
  });

  test('is not sent to anybody who is shown nothing, and the log says so', async () => {
    deny({ [contact]: 'no-access', [dri]: 'not-a-member', [announcer]: 'no-access' });

    expect(await world.perform(content)).toMatchObject({ kind: 'failed', failure: { code: 'nobody-to-tell' } });
    expect(world.messenger.requests).toEqual([]);
  });
});

test.each(notices)('%s waits a little for GitLab to say who may see it', async (_what, content) => {
  deny({ [contact]: 'no-access' });
  const denied = world.reader(contact);
  world.reader = (slackId) => (slackId === contact ? denied : unknown);

  for (const attempts of [1, 2, 3])
    expect(await world.perform(content, attempts)).toMatchObject({
      kind: 'retry',
      dueAt: now + 5_000,
      failure: { code: 'no-answer' },
    });
  expect(world.messenger.requests).toEqual([]);
});

test.each(notices.slice(0, 2))('%s quotes nothing when GitLab does not say who may see it', async (_what, content) => {
  world.reader = () => unknown;

  expect(await world.perform(content, 4)).toMatchObject({ kind: 'completed' });
  expect(said()).toMatchObject([{ where: 'to U123' }]);
  expect(said()[0]?.text).not.toContain('SECRET');
});

test('what Slack refused is said whoever reads it: it is about channels and permissions', async () => {
  const refused: JobFailure = { service: 'Slack', code: 'not_in_channel', message: 'Slack refused.' };
  world.jobs = [{ ...jobOf(failedEdit, 1), state: 'failed', failure: refused }];
  world.reader = () => unknown;

  await world.perform({ kind: 'failure-notice', failed: 'call 42 · announcement · managers' }, 4);

  expect(world.messenger.messages).toMatchObject([{ message: { notice: { failed: [{ failure: refused }] } } }]);
});

describe('a notice to somebody who is named and is shown nothing', () => {
  const notice = { kind: 'access-notice', slackId: contact } as const;

  test('holds nothing of the runbook', async () => {
    deny({ [contact]: 'no-access' });

    expect(await world.perform(notice)).toEqual({ kind: 'completed' });
    expect(said()).toMatchObject([{ where: 'to U456', message: { kind: 'access-notice', isDri: false } }]);
  });

  test.each<[string, () => void]>([
    ['they have access by now', () => deny({})],
    ['they are no member of the workspace any more', () => deny({ [contact]: 'not-a-member' })],
    [
      'the call is completed',
      () => {
        deny({ [contact]: 'no-access' });
        world.call = { ...world.call, recording: { revision: 1, events: [], completion: aCompletion } };
      },
    ],
  ])('is pointless when %s', async (_why, happen) => {
    happen();

    expect(await world.perform(notice)).toEqual({ kind: 'obsolete' });
    expect(world.messenger.requests).toEqual([]);
  });
});

test('a report names who still cannot see the runbook, and is pointless when everybody can', async () => {
  const people = [
    { slackId: contact, why: 'no-access' },
    { slackId: dri, why: 'no-access' },
  ] as const;
  deny({ [contact]: 'no-account' });
  await world.perform({ kind: 'access-report', people });
  deny({});

  expect(world.messenger.messages).toMatchObject([{ message: { people: [{ slackId: contact, why: 'no-account' }] } }]);
  expect(await world.perform({ kind: 'access-report', people })).toEqual({ kind: 'obsolete' });
});

test.each(['access-notice', 'access-report'] as const)('that an %s failed is not noticed in turn', async (kind) => {
  deny({ [contact]: 'no-access' });
  const refusal = new ServiceFailure('No.', { service: 'Slack', kind: 'refused', code: 'messages_tab_disabled' });
  const post = world.messenger.post;
  Object.assign(world.messenger, { post: () => Promise.reject(refusal) });

  const outcome = await world.perform(
    kind === 'access-notice' ? { kind, slackId: contact } : { kind, people: [{ slackId: contact, why: 'no-access' }] },
  );

  Object.assign(world.messenger, { post });
  expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'messages_tab_disabled' } });
  expect('followUps' in outcome ? outcome.followUps : []).toEqual([]);
});

/** Every message, with all that a renderer could say of it but what of the call it holds. */
function said() {
  return world.messenger.messages.map(({ where, message }) => ({ where, message, text: JSON.stringify(message) }));
}
