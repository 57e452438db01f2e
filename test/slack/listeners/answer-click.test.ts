import type { RespondArguments } from '@slack/bolt';
import type { Refusal } from '../../../src/call/access/refusal.js';
import { answerClick } from '../../../src/slack/listeners/answer-click.js';
import { answerRefusedClick } from '../../../src/slack/listeners/answer-refused-click.js';

const body = { user: { id: 'U0JOHN' }, container: { type: 'message', channel_id: 'D0JOHN', message_ts: '1000' } };
const to = { reference: 'support/archive#3', webUrl: 'https://gitlab.example/support/archive/-/issues/3' };

function createSlack(fails: readonly ('respond' | 'postEphemeral')[] = []) {
  const sent: (readonly [string, object])[] = [];
  const send = async (method: 'respond' | 'postEphemeral', message: object) => {
    sent.push([method, message]);
    if (fails.includes(method)) throw new Error(`${method} failed`);
  };
  return {
    sent,
    respond: (message: RespondArguments) => send('respond', message),
    postEphemeral: (message: object) => send('postEphemeral', message),
  };
}

describe('a refused click on a run panel', () => {
  it.each<[string, Refusal, RegExp]>([
    ['the way to the new issue', { kind: 'issue-moved', to }, /"url":"https:\/\/gitlab.example\/support\/archive/],
    ['words, where the new issue is not named', { kind: 'issue-moved', to: undefined }, /moved/],
  ])('replaces the panel of a moved issue with %s', async (_what, refusal, words) => {
    const slack = createSlack();

    await answerClick(slack, body, answerRefusedClick(refusal));

    expect(slack.sent).toEqual([['respond', expect.objectContaining({ replace_original: true })]]);
    expect(JSON.stringify(slack.sent)).toMatch(words);
  });

  it.each<Refusal>([{ kind: 'overtaken' }, { kind: 'not-found' }, { kind: 'not-confidential', projectId: 1, iid: 2 }])(
    'leaves the panel as it is for $kind',
    async (refusal) => {
      const slack = createSlack();

      await answerClick(slack, body, answerRefusedClick(refusal));

      const expected = { response_type: 'ephemeral', replace_original: false };
      expect(slack.sent).toEqual([['respond', expect.objectContaining(expected)]]);
    },
  );

  it.each<Refusal>([{ kind: 'overtaken' }, { kind: 'issue-moved', to }])(
    'is told once by a message that only the person sees where the response URL fails ($kind)',
    async (refusal) => {
      const slack = createSlack(['respond']);
      const { text, blocks } = answerRefusedClick(refusal);

      await answerClick(slack, body, { text, blocks: blocks ?? [] });

      expect(slack.sent.slice(1)).toEqual([['postEphemeral', { channel: 'D0JOHN', user: 'U0JOHN', text, blocks }]]);
    },
  );

  it('is reported as untold where both fail', async () => {
    const slack = createSlack(['respond', 'postEphemeral']);

    await expect(answerClick(slack, body, { text: 'Nothing was recorded.' })).rejects.toThrow('postEphemeral failed');
    expect(slack.sent).toHaveLength(2);
  });

  it('is reported as untold where nobody knows the message', async () => {
    const slack = createSlack(['respond']);

    await expect(answerClick(slack, {}, { text: 'Nothing was recorded.' })).rejects.toThrow('respond failed');
  });
});
