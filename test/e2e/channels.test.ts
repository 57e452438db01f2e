import type { Environment } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';
import { fillsCompletion, opensCompletion } from '../support/forms.js';
import { channels, environmentWithAnnouncedCall, expectSummaries, repliesIn } from './support/announced-call.js';
import { untilSettled } from './support/until-quiet.js';

describe('a channel that others can read since the call was announced', () => {
  let environment: Environment;
  beforeEach(async () => {
    // An hour and ten minutes before the call.
    environment = await environmentWithAnnouncedCall({
      at: '2031-10-11T05:20:00Z',
      channels: [
        { name: 'support_gitlab-com', id: 'C0GITLABCOM' },
        { name: 'support_self-managed', id: 'C0SELFMANAGED' },
        { name: 'support_manager', id: 'C0MANAGER', private: true },
      ],
      settings: { REMINDERS: '1h channels, 10m channels' },
    });
  });
  afterEach(() => environment.close());

  test('gets no reply, its DRI hears why, and what is not too late is posted once when it is right again', async () => {
    const managers = environment.slack.workspace.channels.get('C0MANAGER');
    if (!managers) throw new Error('The channel is gone.');
    managers.sharing = 'external';
    const posts = managers.messages.length;

    await pass('2031-10-11T05:30:10Z');
    await eventually(() => notices().length > 0);
    expect(notices()[0]).toContain('#support_manager');
    await eventually(() => repliesIn(environment, '#support_self-managed').length === 1);
    expect(managers.messages).toHaveLength(posts);

    managers.sharing = 'none';
    await eventually(
      async () => {
        await pass(new Date(environment.now() + 60_000).toISOString());
        return repliesIn(environment, '#support_manager').length > 0;
      },
      { within: 30_000 },
    );

    await pass(new Date(environment.now() + 120_000).toISOString());
    expect(repliesIn(environment, '#support_manager').filter((text) => text.includes('Starts in'))).toHaveLength(1);
    await eventually(() => notices().some((text) => text.includes('Done for the call')));
    expect(notices()).toHaveLength(1);
  });

  test('is not announced in: the preview says what is wrong and how to fix it, before anything is posted', async () => {
    const managers = environment.slack.workspace.channels.get('C0MANAGER');
    if (!managers) throw new Error('The channel is gone.');
    managers.kind = 'public';
    await pass('2031-10-11T05:22:00Z');

    const john = environment.slack.person('john');
    await john.types('/runbook announce 1');
    const view = await john.modalWhere((shown) => shown.text.includes('Nothing can be posted in #support_manager.'));

    expect(view.text).toContain('The channel was private and is public now. Make it private again');
    expect(view.submit).toBeUndefined();
  });

  /** What John has been told of the channel: the notice is changed when what waited for the channel has been posted. */
  function notices(): readonly string[] {
    return environment.slack
      .person('john')
      .channel('dm')
      .map(({ text }) => text)
      .filter((text) => /shared with another organization|Done for the call/.test(text));
  }

  async function pass(time: string): Promise<void> {
    await untilSettled(environment);
    await environment.advanceTo(time);
  }
});

describe('who is shown how to join', () => {
  let environment: Environment;
  afterEach(() => environment.close());

  test.each([
    ['the channels too, until the call is completed', { MEETING_LINK: 'channels' }, true],
    ['only people, unless it is set otherwise', {}, false],
  ])('%s', async (_who, settings, mayChannelsJoin) => {
    environment = await environmentWithAnnouncedCall({
      at: '2031-10-11T05:20:00Z',
      settings: { REMINDERS: '1h channels', ...settings },
    });
    const posts = (channel: string) => environment.slack.messages(channel).map((message) => JSON.stringify(message));
    expect(channels.map((channel) => posts(channel).map(hasJoin))).toEqual([[mayChannelsJoin], [mayChannelsJoin]]);

    await untilSettled(environment);
    await environment.advanceTo('2031-10-11T05:30:10Z');
    await eventually(() => channels.every((channel) => posts(channel).length === 2));
    const both = [mayChannelsJoin, mayChannelsJoin];
    expect(channels.map((channel) => posts(channel).map(hasJoin))).toEqual([both, both]);
    if (!mayChannelsJoin) return;

    await untilSettled(environment);
    await environment.advanceTo('2031-10-11T06:30:10Z');
    const john = environment.slack.person('john');
    await opensCompletion(john);
    await fillsCompletion(john, { result: 'Success', state: 'All is well.', whyOpen: 'Nothing was left to do.' });
    await john.submits();
    await expectSummaries(environment, 'All is well.');

    for (const channel of channels) {
      await eventually(() => /Done: /.test(posts(channel)[0] ?? ''));
      const [announcement = '', , ...later] = posts(channel);
      expect([announcement, ...later].some(hasJoin)).toBe(false);
    }
  });
});

function hasJoin(message: string): boolean {
  return message.includes('Join the call');
}
