import type { Call } from '../../../src/call/call.js';
import type { Person } from '../../../src/call/people/person.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { reminderDeliveries } from '../../../src/call/reminders/reminder-jobs.js';
import { reminderPolicyId } from '../../../src/call/reminders/reminder-policy-id.js';
import { DatabaseFailure } from '../../../src/database/connection/database-failure.js';
import { replanReminders } from '../../../src/features/remind/replan-reminders.js';
import { policyOf } from '../../call/reminders/planned.js';
import { aCall } from '../../support/a-call.js';
import { aSlackUser } from '../../support/fakes/fake-directory.js';
import { aPerson, type FakeServices, now, startServices } from '../../support/start-services.js';

const jane = { slackId: 'U0JANE', role: 'dri', timeZone: 'Europe/Berlin', workingHours: undefined } as const;
const day = 24 * 60 * 60 * 1000;
const earlyHours = { hours: { start: 360, end: 840 }, zone: 'Europe/Paris' } as const;

let services: FakeServices;
let failures: unknown[];

beforeEach(() => {
  services = startServices();
  failures = [];
});

/** Starts an app with these settings. */
function withSettings(policy: string, people: readonly Person[] = [aPerson()]): FakeServices {
  const reminderPolicy = policyOf(policy);
  return {
    ...services,
    people,
    reminderPolicy,
    reminderPolicyId: reminderPolicyId(reminderPolicy, people, (text) => text),
  };
}

async function announce(iid: number, at: number, policy: string, parts: Partial<Call> = {}): Promise<Call> {
  const { reminderPolicy, reminderPolicyId } = withSettings(policy);
  const {
    id: _,
    revision: __,
    recording: ___,
    ...call
  } = aCall({ recipients: [jane], time: { instant: at, zone: 'UTC' } });
  const stored = await services.calls.announce(
    { ...call, reminderPolicyId, ...parts, issue: { projectId: 100, iid } },
    (one) => ({ jobs: reminderDeliveries(one, reminderPolicy, now) }),
  );
  return stored.call;
}

function replan(settings: FakeServices, canWait = true) {
  const onFailed = (_: number, failure: unknown) => failures.push(failure);
  const letOthersRun = async () => undefined;
  return replanReminders(settings, { canWait, stopped: new AbortController().signal, letOthersRun, onFailed });
}

/** What is pending: the call and the name of each reminder. */
function pending(): readonly string[] {
  return services.calls.jobs
    .filter(({ state }) => state === 'pending')
    .map(({ key }) => key.replace(/ · reminder (\S+) of .*/, ' $1'));
}

test('plans each call to come once, however many there are', async () => {
  for (let iid = 0; iid < 120; iid += 1) await announce(iid, now + (1 + (iid % 3)) * day, '1h dm');
  const settings = withSettings('2h dm');

  expect(await replan(settings)).toEqual({ planned: 120, failed: 0 });
  expect(await replan(settings)).toEqual({ planned: 0, failed: 0 });

  expect(new Set(pending())).toEqual(new Set(Array.from({ length: 120 }, (_, index) => `call ${index + 1} 2h`)));
});

test('plans calls of the last thirty days whose summary is missing, and no earlier ones', async () => {
  await announce(1, now - 31 * day, 'mornings dm');
  await announce(2, now - 29 * day, 'mornings dm');
  await announce(3, now - 2 * 60_000, 'mornings dm');

  expect(await replan(withSettings('off'))).toEqual({ planned: 2, failed: 0 });
  expect(pending().map((name) => name.split(' ')[1])).toEqual(['1']);
});

test('leaves alone what was planned with the settings in force', async () => {
  await announce(1, now + day, '1h dm');
  const before = services.calls.jobs;

  expect(await replan(withSettings('60m DM'))).toEqual({ planned: 0, failed: 0 });
  expect(services.calls.jobs).toEqual(before);
});

test('keeps people’s hours, without a question to Slack, where only the policy is another', async () => {
  await announce(1, now + day, '1h dm', { recipients: [{ ...jane, workingHours: { start: 1, end: 2 } }] });

  await replan(withSettings('2h dm'));

  expect(services.directory.requests).toEqual([]);
  expect(services.calls.calls[0]?.recipients).toEqual([{ ...jane, workingHours: { start: 1, end: 2 } }]);
});

test.each<[string, Person]>([
  ['Slack id', aPerson({ workingHours: earlyHours })],
  ['e-mail address', aPerson({ slack: undefined, email: 'jane@example.com', workingHours: earlyHours })],
])('plans with the working hours that the people file has now, by %s', async (_by, person) => {
  await announce(1, now + 3 * day, '24h dm');

  expect(await replan(withSettings('24h dm', [person]))).toEqual({ planned: 1, failed: 0 });

  expect(services.calls.calls[0]?.recipients).toEqual([
    { ...jane, timeZone: 'Europe/Paris', workingHours: earlyHours.hours },
  ]);
});

describe('while Slack does not answer', () => {
  beforeEach(() => {
    services = {
      ...services,
      directory: {
        ...services.directory,
        user: async () => {
          throw new ServiceFailure('No.', { service: 'Slack', kind: 'unknown-outcome', code: 'timeout' });
        },
      },
    };
  });

  test('a call whose people’s hours have changed waits at first, and keeps them in the end', async () => {
    await announce(1, now + day, '1h dm');
    const settings = withSettings('2h dm', [aPerson({ workingHours: earlyHours })]);

    expect(await replan(settings)).toEqual({ planned: 0, failed: 1 });
    expect(failures).toHaveLength(1);
    expect(pending()).toEqual(['call 1 1h']);

    expect(await replan(settings, false)).toEqual({ planned: 1, failed: 0 });
    expect(pending()).toEqual(['call 1 2h']);
  });
});

test('a person whom Slack does not know any more keeps what was known', async () => {
  await announce(1, now + day, '1h dm');
  services.directory.users.clear();
  services.directory.users.set('U0SOMEBODY', aSlackUser({ id: 'U0SOMEBODY' }));

  await replan(withSettings('1h dm', [aPerson({ workingHours: earlyHours })]));

  expect(services.calls.calls[0]?.recipients).toEqual([jane]);
});

test('a call that was updated meanwhile with other settings is left for the next round', async () => {
  const call = await announce(1, now + day, '1h dm');
  services.calls.meanwhile = () => services.calls.revise(call.id, 0, call, () => ({ jobs: [] }));
  const settings = withSettings('2h dm');

  expect(await replan(settings)).toEqual({ planned: 0, failed: 1 });
  expect(await replan(settings)).toEqual({ planned: 1, failed: 0 });
});

test('one call that cannot be planned does not keep the others from it', async () => {
  await announce(1, now + day, '1h dm');
  await announce(2, now + day, '1h dm');
  services.calls.meanwhile = () => Promise.reject(new Error('a bug'));

  expect(await replan(withSettings('2h dm'))).toEqual({ planned: 1, failed: 1 });
  expect(failures).toEqual([new Error('a bug')]);
});

test('a failure of the database ends the round', async () => {
  await announce(1, now + day, '1h dm');
  const failure = new DatabaseFailure('57P01', new Error('terminating connection'));
  services.calls.meanwhile = () => Promise.reject(failure);

  await expect(replan(withSettings('2h dm'))).rejects.toBe(failure);
});
