import { signIn } from '../../src/slack/sign-in.js';
import { createWebClient } from '../../src/slack/web-client.js';
import { quietLogger } from '../sandbox/slack/support/quiet-logger.js';
import { failureOf } from './failure-of.js';
import { startOddSlack, startWorkspace } from './start-workspace.js';

test('the app learns who it is and where', async () => {
  const { slack, client } = await startWorkspace();

  const identity = await signIn(client);

  await slack.close();
  expect(identity).toMatchObject({
    scopes: expect.arrayContaining(['chat:write', 'users:read.email']),
    teamId: slack.teamId,
    teamName: 'Sandbox',
    botUserId: slack.botUserId,
    botId: slack.botId,
  });
  expect(slack.calls()).toHaveLength(1);
});

test.each([
  ['names the organization', { team_id: 'E0ORG', enterprise_id: 'E0ORG' }],
  ['names a workspace', { team_id: 'T0HOME', enterprise_id: 'E0ORG' }],
  ['names no workspace', { enterprise_id: 'E0ORG' }],
])('an app that is installed in a whole organization is refused, where Slack %s', async (_what, where) => {
  const body = { ok: true, ...where, is_enterprise_install: true, user_id: 'U0BOT', bot_id: 'B0BOT' };
  const odd = await startOddSlack({ body: JSON.stringify(body) });

  const failure = await failureOf(signIn(odd.client));

  await odd.close();
  expect(failure).toMatchObject({
    kind: 'refused',
    code: 'org_wide_install',
    message: 'SLACK_BOT_TOKEN is for a whole Slack organization. Install the app in one workspace and use that token.',
  });
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
