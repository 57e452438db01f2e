import { calendar } from '../src/calendar.js';
import { reminderDelivery } from '../src/domain/call/reminder-deliveries.js';
import { nextMorning } from '../src/domain/reminders/next-morning.js';
import { now, startServices } from './application/start-services.js';
import { aCall } from './support/a-call.js';

const john = { slackId: 'U0JOHN', role: 'dri', timeZone: 'America/Los_Angeles', workingHours: undefined } as const;
const day = 24 * 60 * 60 * 1000;

function start(scrub = async () => {}) {
  const services = startServices();
  const works = calendar(services, { scrub }, async (call) => {
    return { fields: call.fields, isOver: false, drift: [{ kind: 'closed' }], source: undefined };
  });
  const carryOut = (name: RegExp) => works.find((work) => name.test(work.name))?.work(new AbortController().signal);
  return { services, works, carryOut };
}

test('the house is kept every hour, and runbooks are read every five minutes', () => {
  const { works } = start();

  expect(works.map(({ schedule }) => schedule)).toEqual(['17 * * * *', '*/5 * * * *']);
});

test('housekeeping promises the morning after a missed one and forgets old drafts, also when nothing can be erased', async () => {
  const { services, carryOut } = start(() => Promise.reject(new Error('disk I/O error')));
  const over = aCall({ recipients: [john], time: { instant: now - 5 * day, zone: 'UTC' } });
  const morning = nextMorning(over, john, over.time.instant);
  await services.calls.announce(over, (call) => ({ deliveries: morning ? reminderDelivery(call, morning) : [] }));
  services.calls.setStates('missed');
  await services.drafts.keep('old', 'U0JOHN', 'typed', now - 2 * day);

  await expect(carryOut(/^housekeeping/)).rejects.toThrow('Not all of it could be done.');

  expect(services.calls.deliveries.map(({ state }) => state)).toEqual(['missed', 'pending']);
  expect(await services.drafts.read('old', 'U0JOHN')).toBeUndefined();
});

test('reading the runbooks promises a notice where one has drifted', async () => {
  const { services, carryOut } = start();
  await services.calls.announce(aCall(), () => ({ deliveries: [] }));

  await carryOut(/^reading the runbooks/);

  expect(services.calls.deliveries.map(({ content }) => content.kind)).toEqual(['drift-notice']);
});
