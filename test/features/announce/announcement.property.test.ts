import fc from 'fast-check';
import type { Attendee, SafeFields } from '../../../src/call/safe-fields/safe-fields.js';
import { renderAnnouncement } from '../../../src/features/announce/announcement.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { longHostileText } from '../../support/views/hostile-texts.js';
import { sampleAnnouncedCall } from '../../support/views/sample-preview.js';

const attendee: fc.Arbitrary<Attendee> = fc.record({
  name: longHostileText,
  role: longHostileText,
  slackId: fc.constantFrom(undefined, undefined, 'U0JOHN'),
});

/** Only addresses that the domain lets through: parsed, http(s). */
const link = fc.record({
  text: longHostileText,
  url: fc.option(
    longHostileText.map((text) => new URL(`https://evil.example/?${text}#${text}`).href),
    { nil: undefined },
  ),
});

const safeFields: fc.Arbitrary<SafeFields> = fc.record({
  name: longHostileText,
  description: longHostileText,
  dri: attendee,
  gitlabContacts: fc.array(attendee, { maxLength: 30 }),
  meeting: link,
  request: link,
  runbook: link,
});

test('nothing a runbook says becomes a live mention, in the blocks or in the text, and Slack takes every announcement', () => {
  fc.assert(
    fc.property(safeFields, fc.constantFrom('support', 'managers'), (fields, audience) => {
      const message = renderAnnouncement({ ...sampleAnnouncedCall(), fields }, audience);

      const { live } = messageForJane(message);
      const inBlocks = messageForJane({ ...message, text: '' });

      // The people file has mentioned John; the app itself names who announced.
      expect(live.filter((mention) => mention !== '@John Doe')).toEqual(['@Jane Smith']);
      expect(inBlocks.live.filter((mention) => mention !== '@John Doe')).toEqual(['@Jane Smith']);
      expect(refusalsOfMessage(message)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('every link of the text leads where the button of the same name leads', () => {
  fc.assert(
    fc.property(safeFields, (fields) => {
      const { links } = messageForJane(renderAnnouncement({ ...sampleAnnouncedCall(), fields }, 'support'));

      const hosts = new Set(links.map(({ url }) => new URL(url).hostname));
      expect([...hosts].every((host) => host === 'evil.example')).toBe(true);
      expect(links.every(({ text }) => /^(Open the runbook|Join the call|Open the request)$/.test(text))).toBe(true);
    }),
    { numRuns: 100 },
  );
});
