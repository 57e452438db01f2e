import type { Call } from '../src/call/call.js';
import type { RemindedRunbook } from '../src/call/fetch-runbook.js';
import { nextMorning } from '../src/call/reminders/next-morning.js';
import { reminderDelivery } from '../src/call/reminders/reminder-jobs.js';
import { cronJobs } from '../src/cron-jobs.js';
import { aCall } from './support/a-call.js';
import { createRecordingLog } from './support/delivery/recording-log.js';
import { now, startServices } from './support/start-services.js';

const john = { slackId: 'U0JOHN', role: 'dri', timeZone: 'America/Los_Angeles', workingHours: undefined } as const;
const day = 24 * 60 * 60 * 1000;

function start(checkpointWal = async () => {}, repairQueues = async (): Promise<readonly string[]> => []) {
  const log = createRecordingLog();
  const repaired: number[] = [];
  const services = { ...startServices(), reminderPolicy: [{ when: 'mornings', to: 'dm' }] } as const;
  const fetchRunbook = async ({ fields }: Call): Promise<RemindedRunbook> => {
    return { fields, isOver: false, drift: [{ kind: 'closed' }], source: undefined };
  };
  const works = cronJobs(services, { checkpointWal }, fetchRunbook, {
    outbox: { repairQueues },
    log,
    onRepaired: (count) => repaired.push(count),
  });
  const perform = (name: RegExp) => works.find((work) => name.test(work.name))?.work(new AbortController().signal);
  return { services, works, perform, log, repaired };
}

test('the house is kept every hour, runbooks are read and queues are checked every five minutes', () => {
  const { works } = start();

  expect(works.map(({ schedule, every }) => [schedule, every])).toEqual([
    ['17 * * * *', 3_600_000],
    ['*/5 * * * *', 300_000],
    ['*/5 * * * *', 300_000],
  ]);
});

test('queues that had to be repaired are logged and counted, and nothing is said where all is well', async () => {
  const wrong = [[], ['dm U0JOHN', 'channel managers']];
  const { perform, log, repaired } = start(undefined, async () => wrong.shift() ?? []);

  await perform(/^the self-check/);
  expect([log.lines, repaired]).toEqual([[], []]);
  await perform(/^the self-check/);

  expect(log.lines).toMatchObject([{ level: 'error', fields: { queues: ['dm U0JOHN', 'channel managers'] } }]);
  expect(repaired).toEqual([2]);
});

test('housekeeping promises the morning after a missed one and forgets old drafts, also when nothing can be erased', async () => {
  const { services, perform } = start(() => Promise.reject(new Error('disk I/O error')));
  const over = aCall({ recipients: [john], time: { instant: now - 5 * day, zone: 'UTC' } });
  const morning = nextMorning(over, john, over.time.instant);
  await services.calls.announce(over, (call) => ({ jobs: morning ? reminderDelivery(call, morning) : [] }));
  services.calls.setStates('expired');
  await services.drafts.keep('old', 'U0JOHN', 'typed', now - 2 * day);

  await expect(perform(/^housekeeping/)).rejects.toThrow('Not all of it could be done.');

  expect(services.calls.jobs.map(({ state }) => state)).toEqual(['expired', 'pending']);
  expect(await services.drafts.read('old', 'U0JOHN')).toBeUndefined();
});

test('reading the runbooks promises a notice where one has drifted', async () => {
  const { services, perform } = start();
  await services.calls.announce(aCall(), () => ({ jobs: [] }));

  await perform(/^reading the runbooks/);

  expect(services.calls.jobs.map(({ payload }) => payload.kind)).toEqual(['drift-notice']);
});
