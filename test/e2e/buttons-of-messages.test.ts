import type { Environment } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { environmentWithAnnouncedCall } from './support/announced-call.js';

const forReading = 15_000;

describe('what is to be done next has a button where it is said', () => {
  let environment: Environment;
  const john = () => environment.slack.person('john');
  beforeAll(async () => {
    environment = await environmentWithAnnouncedCall({ settings: { REMINDERS: '0m channels, end dm, mornings dm' } });
  });
  afterAll(() => environment.close());

  test('the announcement opens the form of outcomes', async () => {
    await opens('Record outcomes', { in: '#support_manager' }, 'outcomes');
  });

  test('so does the reminder at the start, in the thread', async () => {
    await environment.advanceTo('2031-10-11T06:30:10Z');
    await eventually(() => john().screen().text.includes('Starts now'));
    const reminder = john()
      .channel('#support_manager')
      .flatMap((message) => message.replies)
      .find(({ text }) => text.includes('Starts now'));

    await opens('Record outcomes', { in: '#support_manager', message: reminder?.ts ?? '' }, 'outcomes');
  });

  test.each([
    ['the call should be over', '2031-10-11T07:30:10Z', 'Planned end reached'],
    ['its summary is missing in the morning', '2031-10-13T15:00:10Z', 'Summary missing'],
  ])('the message that %s opens both forms', async (_what, time, words) => {
    await environment.advanceTo(time);
    const reminder = () =>
      john()
        .channel('dm')
        .find(({ text }) => text.includes(words));
    await eventually(() => reminder() !== undefined);
    const message = { in: 'dm', message: reminder()?.ts ?? '' };

    await opens('Record outcomes', message, 'outcomes');
    await opens('Complete the call', message, 'complete');
  });

  async function opens(button: string, where: { in: string; message?: string }, form: string): Promise<void> {
    await john().clicks(button, where);
    const view = await john().modalWhere((one) => one.callbackId === form, forReading);
    await john().closes();
    expect(view.submit).toBeDefined();
    expect(environment.slack.problems()).toEqual([]);
  }
});
