import { type Job, type JobPayload, resultActions } from '../../../src/call/jobs/job.js';
import type { Result } from '../../../src/call/ports/slack.js';
import { renderResultNotice } from '../../../src/features/delivery-status/result-notice.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { channels, sampleAnnouncedCall, sampleDelivery } from '../../support/views/sample-preview.js';

const failure = { service: 'Slack', code: 'not_in_channel', message: 'Slack refused.' } as const;
const support: JobPayload = { kind: 'announcement', audience: 'support' };
const managers: JobPayload = { kind: 'announcement', audience: 'managers' };
const posts = (['support', 'managers'] as const).map((audience) => ({
  ...{ audience, channelId: `C0${audience}`, ts: '1.1' },
  permalink: `https://example.slack.com/archives/${audience}`,
}));
const messages = posts.map(({ audience, permalink, channelId, ts }) => ({
  ...{ name: `summary · ${audience}`, channelId, ts },
  permalink: `${permalink}/summary`,
}));

function shown(action: Result['action'], jobs: readonly Job[], parts: Partial<Result> = {}) {
  const message = renderResultNotice({
    ...{ call: sampleAnnouncedCall(), action, jobs, posts, messages, channels },
    ...parts,
  });
  expect(refusalsOfMessage(message)).toEqual([]);
  return messageForJane(message);
}

const sent = (content: JobPayload) => sampleDelivery(content, { state: 'completed' });

test('who announced a call reads that it is announced, and where', () => {
  const { text, buttons, notification } = shown('announced', [sent(support), sent(managers), sent({ kind: 'record' })]);

  expect(text).toMatchInlineSnapshot(`
"The call “Acme - Enforce 2FA on all groups” is announced.
• #support_self-managed: see the post
• #support_manager: see the post"
`);
  expect(notification).toMatchInlineSnapshot(`"The call “Acme - Enforce 2FA on all groups” is announced."`);
  expect(buttons).toEqual([]);
});

test('what was not done is named with its reason and a way to try again', () => {
  const jobs = [
    sent(support),
    sampleDelivery(managers, { state: 'failed', failure }),
    sampleDelivery({ kind: 'record' }),
  ];

  const { text, buttons } = shown('announced', jobs, { posts: posts.slice(0, 1) });

  expect(text).toMatchInlineSnapshot(`
"You announced the call “Acme - Enforce 2FA on all groups”. Some steps failed.
• #support_self-managed: see the post
• Post in #support_manager: not done. The app is not in this channel. Type /invite @Runbook there. It is posted then.
• Comment on the runbook: not done yet.
[Try again]"
`);
  expect(buttons).toEqual(['Try again']);
});

test('a summary is found by its link, an edit that was not made by its reason', () => {
  const notMade = {
    service: 'app',
    code: 'edit-obsolete',
    message: 'The runbook says something else by now.',
  } as const;
  const jobs = [
    sent({ kind: 'summary', audience: 'support' }),
    sent({ kind: 'summary', audience: 'managers' }),
    sampleDelivery({ kind: 'issue-edit', edits: [] }, { state: 'completed', failure: notMade }),
    sent({ kind: 'close-issue' }),
  ];

  expect(shown('completed', jobs).text).toMatchInlineSnapshot(`
"The call “Acme - Enforce 2FA on all groups” is completed, and its summary is posted.
• #support_self-managed: see the summary
• #support_manager: see the summary
• Edit of the runbook: The runbook says something else by now."
`);
});

test.each(resultActions)('after something was %s, the first sentence says so, however it ended', (action) => {
  const ends = [
    [sent(support)],
    [sampleDelivery(support, { state: 'failed', failure })],
    [sampleDelivery(support, { state: 'expired' })],
    [sampleDelivery(support)],
  ];

  expect(ends.map((jobs) => shown(action, jobs).text.split('\n')[0])).toMatchSnapshot();
});

test('a name of the runbook is text, whatever it looks like', () => {
  const call = sampleAnnouncedCall();
  const name = '<!channel> *bold* <https://evil.example|x> '.repeat(200);
  const { text } = shown('announced', [sent(support)], { call: { ...call, fields: { ...call.fields, name } } });

  expect(text).toContain('<!channel>');
});
