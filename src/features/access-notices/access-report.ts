import type { Denial, DeniedPerson } from '../../call/access/denial.js';
import type { Call } from '../../call/call.js';
import { limits } from '../../slack/block-kit/limits.js';
import { type RenderedMessage, renderedMessage } from '../../slack/block-kit/rendered-message.js';
import { escapeMrkdwn, linesWithin, mrkdwn, truncate } from '../../slack/block-kit/text.js';

/** Tells the DRI who is named for their call and cannot see its runbook, and what each of them lacks. */
export function renderAccessReport({ fields }: Call, people: readonly DeniedPerson[]): RenderedMessage {
  const name = escapeMrkdwn(truncate(fields.name, limits.header));
  const who = people.length === 1 ? 'Someone named for this call can’t' : 'Some people named for this call can’t';
  const headline = `${who} see its runbook: ${name}`;
  const lines = people.map(({ slackId, why }) => `• <@${slackId}>: ${remedies[why]}`);
  const rest = 'They get no reminders and no run panel until they can.';
  return renderedMessage({
    text: linesWithin([headline, ...lines, rest], limits.messageText),
    blocks: [{ type: 'section', text: mrkdwn(linesWithin([`*${headline}*`, ...lines, rest], limits.section)) }],
  });
}

const remedies: Readonly<Record<Denial, string>> = {
  'no-access': 'no access on GitLab. Give them the Planner role or higher in the project.',
  'no-account': 'GitLab account unknown. Add them to the app’s people file.',
  'not-a-member': 'not a full member of this Slack workspace. Name someone else in the runbook.',
};
