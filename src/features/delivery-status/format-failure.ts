import { isChannelProblem } from '../../call/channel-check.js';
import type { JobFailure } from '../../call/jobs/job.js';
import { channelRemedies } from '../../slack/block-kit/format-channel-check.js';
import { escapeMrkdwn, truncate } from '../../slack/block-kit/text.js';
import { formatGitLabFailure } from './format-gitlab-failure.js';

/** Several failures share one section. */
const longestMessage = 300;

const slackRemedies: Readonly<Record<string, string>> = {
  missing_scope: 'The app lacks a permission. An administrator has to install it again from its manifest.',
  invalid_auth: 'Slack no longer accepts the app’s token. An administrator has to install it again.',
  token_revoked: 'Slack no longer accepts the app’s token. An administrator has to install it again.',
  account_inactive: 'Slack has deactivated the app. An administrator has to install it again.',
  cannot_dm_bot: 'This account is a bot, and bots get no direct messages. Name a person in the runbook.',
  user_disabled: 'Slack has deactivated this account. Name someone else in the runbook.',
  messages_tab_disabled:
    'Direct messages to the app are off. An administrator has to turn on the Messages tab under App Home in the app’s settings.',
  restricted_action: 'The workspace does not let the app post in this channel. Its owners can allow it.',
};

function remedyFor(failure: JobFailure): string | undefined {
  switch (failure.service) {
    case 'Slack':
      return slackRemedies[failure.code];
    case 'GitLab':
      return formatGitLabFailure(failure);
    case 'app':
      return undefined;
  }
}

/** Why something could not be sent and what to do about it, in mrkdwn of the app’s own. */
export function formatFailure(failure: JobFailure): string {
  if (failure.service === 'Slack' && isChannelProblem(failure.code))
    return `${channelRemedies[failure.code]} It is posted then.`;
  const remedy = remedyFor(failure);
  return remedy ?? escapeMrkdwn(truncate(failure.message, longestMessage));
}
