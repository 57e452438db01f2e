import { recordMarker, renderRecordComment } from '../../../src/features/edit-issue/record-comment.js';
import { aCall } from '../../support/a-call.js';
import { aCompletion } from '../../support/a-completion.js';

const call = aCall({
  product: 'gitlab-com',
  time: { instant: Date.UTC(2026, 9, 11, 6, 30), zone: 'America/Los_Angeles' },
  announcedBy: { slackId: 'U123', gitlabId: 7, gitlabUsername: 'jane', name: 'Jane Smith' },
  announcedAt: Date.UTC(2026, 9, 9, 15),
});

const announcements = [
  { channel: '#support_gitlab-com', permalink: 'https://acme.slack.com/archives/C1/p1000' },
  { channel: '#support_manager', permalink: 'https://acme.slack.com/archives/C2/p2000' },
];

describe('the comment on the issue', () => {
  it('says who announced the call, when, for what time, and where', () => {
    expect(renderRecordComment(call, announcements, [])).toBe(
      [
        'Announced in Slack by Jane Smith.',
        '',
        '- Announced: Fri 9 Oct 2026, 08:00 (America/Los_Angeles, UTC−7) · Fri 9 Oct 2026, 15:00 (UTC)',
        '- Call: Sat 10 Oct 2026, 23:30 (America/Los_Angeles, UTC−7) · Sun 11 Oct 2026, 06:30 (UTC)',
        '- Post: [`#support_gitlab-com`](https://acme.slack.com/archives/C1/p1000)',
        '- Post: [`#support_manager`](https://acme.slack.com/archives/C2/p2000)',
        '',
        '<!-- runbook-calls:record:42 -->',
      ].join('\n'),
    );
  });

  it('gives a time in UTC once', () => {
    const inUtc = { ...call, time: { instant: Date.UTC(2026, 9, 11, 6, 30), zone: 'UTC' } };

    expect(renderRecordComment(inUtc, [], [])).toContain('\n- Call: Sun 11 Oct 2026, 06:30 (UTC)\n');
  });

  it.each([
    ['a mention', '@all', 'by `@all`.'],
    ['a cross-reference', 'see #1 and !2', 'by see `#1` and `!2`.'],
    ['a quick action', 'Jane\n/close', 'by Jane<br>`/close`.'],
    ['a quick action after a carriage return', 'Jane\n\r/close', 'by Jane<br>`/close`.'],
    ['a comment that hides the rest', '<!--', 'by `<!--`.'],
  ])('lets a name do no harm with %s', (_name, name, expected) => {
    const body = renderRecordComment({ ...call, announcedBy: { ...call.announcedBy, name } }, [], []);

    expect(body.split('\n')[0]).toBe(`Announced in Slack ${expected}`);
  });

  it.each([
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['https://slack.example/p1) @all', '`https://slack.example/p1)` `@all`'],
    ['https://slack.example/p1\n/close', '`https://slack.example/p1`<br>`/close`'],
  ])('shows %j and does not make a link of it', (permalink, shown) => {
    const body = renderRecordComment(call, [{ channel: '#support_manager', permalink }], []);

    expect(body.split('\n')[4]).toBe(`- Post: \`#support_manager\` (${shown})`);
  });

  it('is found by a marker that no other call has', () => {
    expect(recordMarker({ id: 42 })).toBe('<!-- runbook-calls:record:42 -->');
    expect(renderRecordComment(call, announcements, [])).not.toContain(recordMarker({ id: 4 }));
  });
});

describe('the comment on the issue of a completed call', () => {
  const summaries = [
    { channel: '#support_gitlab-com', permalink: 'https://acme.slack.com/archives/C1/p3000' },
    { channel: '#support_manager', permalink: 'https://acme.slack.com/archives/C2/p4000' },
  ];
  const completion = aCompletion({
    result: 'Partial',
    currentState: 'All groups but two enforce 2FA.',
    followUps: [
      {
        what: 'Invite the last 3 users',
        by: 'the customer',
        links: ['https://docs.gitlab.com/user/profile/', 'https://acme.example/plan'],
      },
      { what: 'Remove the test group', by: '', links: [] },
    ],
    whyOpen: 'The customer had to leave.',
    totals: {
      counts: { Success: 4, Partial: 1, Failed: 1, Skipped: 1, open: 2 },
      actualMinutes: 75,
      plannedMinutes: 60,
    },
    openItems: 1,
    completedAt: Date.UTC(2026, 9, 11, 8),
  });
  const bodyOf = (parts: Partial<typeof completion>) =>
    renderRecordComment(
      { ...call, recording: { revision: 8, events: [], completion: { ...completion, ...parts } } },
      announcements,
      summaries,
    );

  it('says how it ended, why something was left open, what is to be done, and where the channels were told', () => {
    expect(bodyOf({}).split('\n').slice(7)).toEqual([
      'Completed by John Doe.',
      '',
      '- Completed: Sun 11 Oct 2026, 01:00 (America/Los_Angeles, UTC−7) · Sun 11 Oct 2026, 08:00 (UTC)',
      '- Result: Partly done',
      '- Current state: All groups but two enforce 2FA.',
      '- Tasks: 4 succeeded, 1 partly done, 1 failed, 1 skipped, 2 open',
      '- Time: 1h15m (planned 1h)',
      '- Open pre-call items: 1',
      '- Reason for open items: The customer had to leave.',
      '- Follow-up: Invite the last 3 users, by the customer · [`https://docs.gitlab.com/user/profile/`](https://docs.gitlab.com/user/profile/) · [`https://acme.example/plan`](https://acme.example/plan)',
      '- Follow-up: Remove the test group',
      '- Summary: [`#support_gitlab-com`](https://acme.slack.com/archives/C1/p3000)',
      '- Summary: [`#support_manager`](https://acme.slack.com/archives/C2/p4000)',
      '',
      '<!-- runbook-calls:record:42 -->',
    ]);
  });

  it('leaves out what there is not', () => {
    const counts = { Success: 3, Partial: 0, Failed: 0, Skipped: 0, open: 0 };
    const totals = { counts, actualMinutes: undefined, plannedMinutes: 60 };

    const body = bodyOf({ currentState: '', followUps: [], whyOpen: undefined, openItems: 0, totals });

    expect(body.split('\n').slice(9, 13)).toEqual([
      '- Completed: Sun 11 Oct 2026, 01:00 (America/Los_Angeles, UTC−7) · Sun 11 Oct 2026, 08:00 (UTC)',
      '- Result: Partly done',
      '- Tasks: 3 succeeded',
      '- Summary: [`#support_gitlab-com`](https://acme.slack.com/archives/C1/p3000)',
    ]);
  });

  it('says of a runbook without tasks that there are none', () => {
    const counts = { Success: 0, Partial: 0, Failed: 0, Skipped: 0, open: 0 };

    expect(bodyOf({ totals: { counts, actualMinutes: undefined, plannedMinutes: undefined } })).toContain(
      '\n- Tasks: none\n',
    );
  });

  it.each<[string, Partial<typeof completion>, string]>([
    ['a quick action', { currentState: 'Done.\n/close' }, '- Current state: Done.<br>`/close`'],
    ['a mention', { whyOpen: 'ask @all' }, '- Reason for open items: ask `@all`'],
    [
      'a link in words',
      { followUps: [{ what: '[here](javascript:x)', by: '@all', links: [] }] },
      '- Follow-up: `[here](javascript:x)`, by `@all`',
    ],
    [
      'an address that is none',
      { followUps: [{ what: 'Read', by: '', links: ['javascript:alert(1)'] }] },
      '- Follow-up: Read · javascript:alert(1)',
    ],
    [
      'an address that ends the link early',
      { followUps: [{ what: 'Read', by: '', links: ['https://a.example/)@all'] }] },
      '- Follow-up: Read · `https://a.example/)@all`',
    ],
    [
      'an address with a line break',
      { followUps: [{ what: 'Read', by: '', links: ['https://a.example/\n/close'] }] },
      '- Follow-up: Read · `https://a.example/`<br>`/close`',
    ],
    [
      'the name of who completed it',
      { completedBy: { ...completion.completedBy, name: '<!-- @all' } },
      'Completed by `<!--` `@all`.',
    ],
  ])('lets what was typed do no harm: %s', (_what, parts, line) => {
    expect(bodyOf(parts).split('\n')).toContain(line);
  });
});
