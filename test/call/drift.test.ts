import { type Drift, driftOf, type FoundRunbook, isSameDrift } from '../../src/call/drift.js';
import { readSafeFields } from '../../src/call/safe-fields/read-safe-fields.js';
import { reviewRunbook } from '../../src/runbook/review-runbook.js';
import { resolveScheduledTime } from '../../src/schedule/resolve-scheduled-time.js';
import { aCall } from '../support/a-call.js';
import { anIssue } from '../support/an-issue.js';
import { fixture } from '../support/fixture.js';

const runbook = fixture('calls/acme.md').replace('23:30 PST', '23:30 America/Los_Angeles');
const slackIdByName = new Map([
  ['@john_doe', 'U0JOHN'],
  ['John Doe', 'U0JOHN'],
  ['Jane Smith', 'U0JANE'],
]);

function found(markdown: string, issue: Partial<FoundRunbook['issue']> = {}): FoundRunbook {
  const { overview } = reviewRunbook(markdown);
  const schedule = resolveScheduledTime(overview.header.scheduleAt?.text ?? '');
  const whole = { ...anIssue(), ...issue };
  return { issue: whole, text: { overview, schedule, fields: readSafeFields(overview, whole, slackIdByName) } };
}

/** As announced from the runbook. */
const call = aCall({ fields: { ...aCall().fields, ...found(runbook).text?.fields } });
const before = call.time.instant - 1;
const begun = call.time.instant;

/** The handbook's runbook with one word replaced. */
function edited(from: string, to: string): string {
  if (!runbook.includes(from)) throw new Error(`The runbook does not say ${from}.`);
  return runbook.replace(from, to);
}

const reported = runbook.replace(/\[ \](?=[^[]*$)/, '[x]');

test.each<[string, FoundRunbook, number, readonly Drift[]]>([
  ['as announced', found(runbook), before, []],
  ['with a time that can be read as announced', found(edited('23:30 America/Los_Angeles', '23:30 PST')), before, []],
  [
    'in the same moment of another zone',
    found(edited('2031-10-10 - 23:30 America/Los_Angeles', '2031-10-11 - 08:30 Europe/Berlin')),
    before,
    [],
  ],
  [
    'an hour earlier',
    found(edited('23:30', '22:30')),
    before,
    [{ kind: 'moved', schedule: '2031-10-10 - 22:30 America/Los_Angeles' }],
  ],
  [
    'with another zone for the same hour',
    found(edited('America/Los_Angeles', 'Europe/Berlin')),
    before,
    [{ kind: 'moved', schedule: '2031-10-10 - 23:30 Europe/Berlin' }],
  ],
  [
    'at a time nobody can read',
    found(edited('23:30 America', 'late America')),
    before,
    [{ kind: 'moved', schedule: '2031-10-10 - late America/Los_Angeles' }],
  ],
  [
    'put off after its start',
    found(edited('2031-10-10', '2031-10-17')),
    begun,
    [{ kind: 'moved', schedule: '2031-10-17 - 23:30 America/Los_Angeles' }],
  ],
  ['with another DRI', found(edited('@john_doe', '@mia')), before, [{ kind: 'other-dri', name: '@mia' }]],
  ['whose DRI goes by another name', found(edited('@john_doe', 'John Doe')), before, []],
  [
    'with another contact',
    found(edited('Jane Smith', 'Kenji Sato')),
    before,
    [{ kind: 'other-contacts', names: expect.arrayContaining(['Kenji Sato']) }],
  ],
  [
    'with another name',
    found(edited('2FA on all groups', '2FA on some groups')),
    before,
    [{ kind: 'other-name', name: 'Acme - Enforce 2FA on some groups' }],
  ],
  [
    'without a name',
    found(edited(' Acme - Enforce 2FA on all groups ', ' ')),
    before,
    [{ kind: 'other-name', name: '' }],
  ],
  [
    'with another description',
    found(edited('all of their 2500 groups', 'one group')),
    before,
    [{ kind: 'other-description', description: 'Acme Inc. requires us to enforce 2FA on one group' }],
  ],
  [
    'with a meeting at another host',
    found(edited('example.zoom.com/my/example.meeting', 'https://evil.example/1')),
    before,
    [{ kind: 'other-meeting', address: 'https://evil.example/1' }],
  ],
  [
    'whose meeting link leads elsewhere under the same words',
    found(
      edited('example.zoom.com/my/example.meeting', '[example.zoom.com/my/example.meeting](https://evil.example/1)'),
    ),
    before,
    [{ kind: 'other-meeting', address: 'https://evil.example/1' }],
  ],
  [
    'whose meeting link has other words and leads to the same',
    found(edited('example.zoom.com/my/example.meeting', '[Zoom](https://example.zoom.com/my/example.meeting)')),
    before,
    [],
  ],
  [
    'without a meeting link',
    found(edited('example.zoom.com/my/example.meeting', '')),
    before,
    [{ kind: 'other-meeting', address: '' }],
  ],
  [
    'with another request',
    found(edited('example-project/-/issues/1', 'example-project/-/issues/2')),
    before,
    [
      {
        kind: 'other-request',
        address: 'https://gitlab.com/gitlab-com/demo/example/example-project/-/issues/2',
      },
    ],
  ],
  ['public', found(runbook, { confidential: false }), before, [{ kind: 'public' }]],
  ['closed before its start', found(runbook, { state: 'closed' }), before, [{ kind: 'closed' }]],
  ['closed from its start on, as somebody does by hand', found(runbook, { state: 'closed' }), begun, []],
  ['reported before its start', found(reported), before, [{ kind: 'reported' }]],
  ['reported from its start on', found(reported), begun, []],
  [
    'closed, when nobody can read its text',
    { issue: { state: 'closed', confidential: true } },
    before,
    [{ kind: 'closed' }],
  ],
  ['readable by nobody', { issue: { state: 'opened', confidential: true } }, before, []],
  [
    'all at once',
    found(edited('23:30', '22:30').replace('@john_doe', '@mia'), { state: 'closed', confidential: false }),
    before,
    [
      { kind: 'moved', schedule: '2031-10-10 - 22:30 America/Los_Angeles' },
      { kind: 'other-dri', name: '@mia' },
      { kind: 'public' },
      { kind: 'closed' },
    ],
  ],
])('a runbook %s', (_case, runbookFound, now, drift) => {
  expect(driftOf(call, runbookFound, now)).toEqual(drift);
});

test.each<[string, string[], string[], boolean]>([
  ['in another order', ['Mia', 'Jane Smith'], ['Jane Smith', 'Mia'], true],
  ['of whom one is left out', ['Jane Smith'], ['Jane Smith', 'Mia'], false],
  ['of whom one is new', ['Jane Smith', 'Mia'], ['Jane Smith'], false],
  ['none, as before', [], [], true],
])('contacts %s', (_case, now, announced, isSame) => {
  const attendees = (names: readonly string[]) => names.map((name) => ({ name, role: 'Support', slackId: undefined }));
  const { issue, text } = found(runbook);
  if (!text) throw new Error('The runbook cannot be read.');
  const fields = { ...text.fields, gitlabContacts: attendees(now) };
  const announcedCall = { ...call, fields: { ...call.fields, gitlabContacts: attendees(announced) } };

  const drift = driftOf(announcedCall, { issue, text: { ...text, fields } }, before);

  expect(drift).toEqual(isSame ? [] : [{ kind: 'other-contacts', names: now }]);
});

test('two drifts are the same when each part is', () => {
  const moved = { kind: 'moved', schedule: 'a' } as const;

  expect(isSameDrift([moved, { kind: 'public' }], [{ ...moved }, { kind: 'public' }])).toBe(true);
  expect(isSameDrift([moved], [{ ...moved, schedule: 'b' }])).toBe(false);
  expect(isSameDrift([], [moved])).toBe(false);
});
