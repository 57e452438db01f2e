import fc from 'fast-check';
import type { Completion } from '../../../src/call/recording/recording.js';
import { renderSummary } from '../../../src/features/complete/summary.js';
import { completionLimits } from '../../../src/slack/block-kit/limits.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { longHostileText } from '../../support/views/hostile-texts.js';
import { lengthOfTexts } from '../../support/views/length-of-texts.js';
import { recordedCall, sampleCompletion } from '../../support/views/sample-run.js';

const withOpen: Partial<Completion> = {
  whyOpen: 'The customer does it on Monday.',
  openItems: 2,
  totals: {
    counts: { Success: 1, Partial: 0, Failed: 0, Skipped: 0, open: 1 },
    actualMinutes: undefined,
    plannedMinutes: undefined,
  },
};

function shown(parts: Partial<Completion> = {}) {
  return messageForJane(renderSummary(recordedCall(), sampleCompletion(parts)));
}

test.each<[string, Partial<Completion>]>([
  ['a follow-up', {}],
  ['something left open, and no follow-up', { ...withOpen, followUps: [] }],
])('what the channels read of a call with %s', (_what, parts) => {
  const { text, notification } = shown(parts);

  expect({ text, notification }).toMatchSnapshot();
  expect(refusalsOfMessage(renderSummary(recordedCall(), sampleCompletion(parts)))).toEqual([]);
});

test('documentation is linked, and the runbook', () => {
  expect(shown().links.map(({ url }) => url)).toEqual(
    expect.arrayContaining([
      'https://docs.gitlab.com/2fa',
      'https://gitlab.com/a/b',
      'https://gitlab.com/gitlab-com/support/runbooks/-/issues/12',
    ]),
  );
});

test.each(['javascript:alert(1)', '!channel', '@U0JOHN', 'mailto:a@b.example'])('%s is no link', (odd) => {
  const { links, text, live } = shown({ followUps: [{ what: 'Look', by: '', links: [odd] }] });

  expect(links.map(({ url }) => url)).not.toContain(odd);
  expect(text).toContain(`• Look ${odd}`);
  expect(live).toEqual(['@Jane Smith']);
});

test('whatever people typed, a summary mentions only who completed the call, and Slack takes it', () => {
  const followUp = fc.record({
    what: longHostileText,
    by: longHostileText,
    links: fc.array(
      fc.oneof(
        longHostileText,
        longHostileText.map((text) => `https://evil.example/?${text}`),
      ),
      { maxLength: 8 },
    ),
  });
  const typed = fc.record({
    currentState: longHostileText,
    whyOpen: fc.option(longHostileText, { nil: undefined }),
    followUps: fc.array(followUp, { maxLength: 8 }),
  });
  fc.assert(
    fc.property(typed, longHostileText, (parts, name) => {
      const call = recordedCall();

      const message = renderSummary({ fields: { ...call.fields, name } }, sampleCompletion(parts));

      expect(refusalsOfMessage(message)).toEqual([]);
      const inBlocks = messageForJane({ ...message, text: '' });
      for (const { live } of [messageForJane(message), inBlocks]) {
        expect(live.filter((one) => one !== '@Jane Smith')).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('the fullest summary stays below the 12,000 characters that Slack takes in one message', () => {
  const followUp = {
    what: 'w'.repeat(5000),
    by: 'b'.repeat(5000),
    links: Array.from({ length: 9 }, (_, index) => `https://a.example/${index}${'u'.repeat(900)}`),
  };
  const completion = sampleCompletion({
    currentState: 's'.repeat(5000),
    whyOpen: 'y'.repeat(5000),
    followUps: Array.from({ length: completionLimits.followUps }, () => followUp),
  });

  const { blocks } = renderSummary(recordedCall(), completion);

  expect(lengthOfTexts(blocks)).toBeLessThan(8_000);
});
