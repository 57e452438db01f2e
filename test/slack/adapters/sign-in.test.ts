import { signIn } from '../../../src/slack/sign-in.js';
import { createWebClient } from '../../../src/slack/web-client.js';
import { quietLogger } from '../../sandbox/slack/support/quiet-logger.js';
import { failureOf } from './failure-of.js';
import { startOddSlack, startWorkspace } from './start-workspace.js';

test('the app learns who it is and where', async () => {
  const { slack, client } = await startWorkspace();

  const identity = await signIn(client);

  await slack.close();
  expect(identity).toEqual({
    teamId: slack.teamId,
    teamName: 'Sandbox',
    enterpriseId: undefined,
    botUserId: slack.botUserId,
    botId: slack.botId,
  });
  expect(slack.calls()).toHaveLength(1);
});

test.each([
  ['E0HOME', 'E0HOME'],
  [null, undefined],
])('an organisation named %s is %s', async (enterprise_id, enterpriseId) => {
  const body = JSON.stringify({ ok: true, team_id: 'T0HOME', user_id: 'U0BOT', bot_id: 'B0BOT', enterprise_id });
  const odd = await startOddSlack({ body });

  const identity = await signIn(odd.client);

  await odd.close();
  expect(identity.enterpriseId).toBe(enterpriseId);
});

test('a token that Slack does not accept is refused by its name', async () => {
  const { slack } = await startWorkspace();
  const client = createWebClient('xoxb-wrong', slack.apiUrl, quietLogger);

  const failure = await failureOf(signIn(client));

  await slack.close();
  expect(failure).toMatchObject({ kind: 'refused', code: 'invalid_auth' });
});

test('a person’s token, which has no bot, is not enough', async () => {
  const odd = await startOddSlack({ body: '{"ok":true,"team_id":"T0HOME","user_id":"U0JANE"}' });

  const failure = await failureOf(signIn(odd.client));

  await odd.close();
  expect(failure).toMatchObject({ kind: 'bad-answer', code: 'incomplete' });
});
