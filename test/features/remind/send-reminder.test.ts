import type { JobPayload } from '../../../src/call/jobs/job.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import type { SafeFields } from '../../../src/call/safe-fields/safe-fields.js';
import { aCompletion } from '../../support/delivery/a-completion.js';
import { aReader, createWorld, now, type World } from '../../support/delivery/world.js';

let world: World;

beforeEach(() => {
  world = createWorld();
  world.posts = [{ audience: 'managers', channelId: 'C0MANAGER', ts: '900', permalink: 'https://slack.example/p900' }];
});

const editedFields: SafeFields = {
  name: 'Acme - Enforce 2FA on most groups',
  description: 'Edited since',
  dri: { name: '@mia', role: 'DRI', slackId: 'U0MIA' },
  gitlabContacts: [],
  meeting: { text: 'https://evil.example/1', url: 'https://evil.example/1' },
  request: { text: 'https://evil.example/2', url: 'https://evil.example/2' },
  runbook: { text: 'support/runbooks#12', url: 'https://gitlab.com/support/runbooks/-/issues/12' },
};

function reminder(occasion: string, to: Extract<JobPayload, { kind: 'reminder' }>['to']): JobPayload {
  return { kind: 'reminder', occasion, to, instant: world.call.time.instant };
}

const oldPlace = { text: 'support/runbooks#12', url: 'https://gitlab.com/support/runbooks/-/issues/12' };
const newPlace = { text: 'group/other#34', url: 'https://gitlab.com/group/other/-/issues/34' };
const managers = { kind: 'audience', audience: 'managers' } as const;
const john = { kind: 'person', slackId: 'U0JOHN' } as const;

describe('a reminder', () => {
  it.each<[string, string, Parameters<typeof reminder>[1]]>([
    ['a rule that the settings do not have', '2h', john],
    ['readers that the settings do not have', '10m', managers],
  ])('of %s is not sent once its call is planned with these settings', async (_case, occasion, to) => {
    world.call = { ...world.call, reminderPolicyId: 'the policy' };

    expect(await world.perform(reminder(occasion, to))).toEqual({ kind: 'obsolete' });

    expect(world.messenger.requests).toEqual([]);
  });

  it.each<[string, string | undefined]>([
    ['a version that did not say so', undefined],
    ['other settings', 'another policy'],
  ])('planned with %s waits while calls are planned anew, and is sent where nobody plans', async (_case, policyId) => {
    world.call = { ...world.call, ...(policyId === undefined ? {} : { reminderPolicyId: policyId }) };
    world.isReplanning = true;

    expect(await world.perform(reminder('2h', john))).toMatchObject({
      kind: 'retry',
      dueAt: now + 1_000,
      hadNoEffect: true,
    });
    world.isReplanning = false;

    expect(await world.perform(reminder('2h', john))).toMatchObject({ kind: 'completed' });
    expect(world.messenger.messages).toHaveLength(1);
  });

  it('of a rule that the settings have does not wait for other calls to be planned', async () => {
    world.call = { ...world.call, reminderPolicyId: 'the policy' };
    world.isReplanning = true;

    expect(await world.perform(reminder('10m', john))).toMatchObject({ kind: 'completed' });
  });

  it('for a channel is a reply under the announcement and says what was announced, whatever the runbook says since', async () => {
    world.runbook = { ...world.runbook, fields: editedFields };

    const outcome = await world.perform(reminder('1h', managers));

    expect(outcome).toEqual({ kind: 'completed', followUps: [] });
    expect(world.messenger.messages).toMatchObject([
      {
        where: 'under 900',
        message: {
          kind: 'reminder',
          reminder: { call: world.call, occasion: '1h', now, reader: { kind: 'channel', hasMoved: false } },
        },
      },
    ]);
  });

  it('for a channel tells that the runbook has another time, and not which', async () => {
    world.runbook = { ...world.runbook, drift: [{ kind: 'moved', schedule: '2031-10-12 - 23:30 UTC' }] };

    await world.perform(reminder('start', managers));

    expect(world.messenger.messages).toMatchObject([{ message: { reminder: { reader: { hasMoved: true } } } }]);
    expect(JSON.stringify(world.messenger.messages)).not.toContain('23:30 UTC');
  });

  it.each<[string, Parameters<typeof reminder>[1], object]>([
    ['channels, without a link', managers, { text: 'support/runbooks#12', url: undefined }],
    ['a person who may see the new place, with a link to it', john, newPlace],
  ])('of a moved runbook goes to %s', async (_who, to, link) => {
    world.runbook = { ...world.runbook, relocated: { to: undefined, isAnnounced: false } };
    world.call = { ...world.call, fields: { ...world.call.fields, runbook: oldPlace } };
    world.reader = () => ({ ...aReader, relocated: { to: newPlace } });

    await world.perform(reminder('1h', to));

    expect(world.messenger.messages).toMatchObject([
      { message: { reminder: { call: { fields: { runbook: link } } } } },
    ]);
    expect(JSON.stringify(world.messenger.messages)).not.toContain(oldPlace.url);
  });

  it('of a moved runbook is the last one in the mornings', async () => {
    const dri = { slackId: 'U0JOHN', role: 'dri', timeZone: 'UTC', workingHours: undefined } as const;
    world.call = { ...world.call, recipients: [dri] };
    const morning = reminder('morning 2031-10-13', john);
    expect(await world.perform(morning)).toMatchObject({ followUps: [{ payload: { kind: 'reminder' } }] });

    world.runbook = { ...world.runbook, relocated: { to: undefined, isAnnounced: false } };

    expect(await world.perform(morning)).toEqual({ kind: 'completed', followUps: [] });
  });

  it('for a person who may see the runbook has its fields as they are now', async () => {
    world.runbook = { ...world.runbook, fields: editedFields };

    await world.perform(reminder('1h', john));

    expect(world.messenger.messages).toMatchObject([{ message: { reminder: { call: { fields: editedFields } } } }]);
  });

  it('for a person is a direct message with what they may see', async () => {
    world.reader = () => ({ ...aReader, timeZone: 'Asia/Tokyo', openItems: ['Dry-run'] });

    await world.perform(reminder('1h', john));

    expect(world.messenger.messages).toMatchObject([
      { where: 'to U0JOHN', message: { reminder: { reader: { timeZone: 'Asia/Tokyo', openItems: ['Dry-run'] } } } },
    ]);
  });

  it('whose answer was lost is found again, in the thread or in the direct message', async () => {
    for (const to of [managers, john]) {
      world.messenger.failNext(
        'post',
        new ServiceFailure('Lost.', { service: 'Slack', kind: 'unknown-outcome', code: 'connection' }),
        'lost',
      );
      await world.perform(reminder('1h', to), 1);
      expect(await world.perform(reminder('1h', to), 2)).toMatchObject({ kind: 'completed' });
    }

    expect(world.messenger.messages.map(({ where }) => where)).toEqual(['under 900', 'to U0JOHN']);
  });

  it.each([
    [
      'the call has moved',
      () => {
        world.call = { ...world.call, time: { ...world.call.time, instant: 1 } };
      },
    ],
    [
      'the runbook says that it is over',
      () => {
        world.runbook = { ...world.runbook, isOver: true };
      },
    ],
    [
      'the call is completed',
      () => {
        world.call = { ...world.call, recording: { revision: 1, events: [], completion: aCompletion } };
      },
    ],
  ])('is pointless when %s', async (_why, happen) => {
    const content = reminder('1h', john);
    happen();

    expect(await world.perform(content)).toEqual({ kind: 'obsolete' });
    expect(world.messenger.messages).toEqual([]);
  });

  it('of a morning promises the next working morning', async () => {
    const dri = { slackId: 'U0JOHN', role: 'dri', timeZone: 'UTC', workingHours: undefined } as const;
    const start = Date.UTC(1970, 0, 1);
    world.call = { ...world.call, recipients: [dri], time: { instant: start, zone: 'UTC' } };

    const outcome = await world.perform(reminder('morning 1970-01-01', john));

    expect(outcome).toMatchObject({
      kind: 'completed',
      followUps: [{ key: 'call 42 · reminder morning 1970-01-01 of 1970-01-01T00:00Z · U0JOHN' }],
    });
  });

  it('that is no morning promises nothing more', async () => {
    expect(await world.perform(reminder('end', john))).toEqual({ kind: 'completed', followUps: [] });
  });
});
