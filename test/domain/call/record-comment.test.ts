import { recordMarker, renderRecordComment } from '../../../src/domain/call/record-comment.js';
import { aCall } from '../../support/a-call.js';

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
    expect(renderRecordComment(call, announcements)).toBe(
      [
        'This call was announced in Slack by Jane Smith.',
        '',
        '- Announced: Fri 9 Oct 2026, 08:00 (America/Los_Angeles, UTC−7), which is Fri 9 Oct 2026, 15:00 (UTC)',
        '- Call: Sat 10 Oct 2026, 23:30 (America/Los_Angeles, UTC−7), which is Sun 11 Oct 2026, 06:30 (UTC)',
        '- Post: [`#support_gitlab-com`](https://acme.slack.com/archives/C1/p1000)',
        '- Post: [`#support_manager`](https://acme.slack.com/archives/C2/p2000)',
        '',
        '<!-- runbook-calls:record:42 -->',
      ].join('\n'),
    );
  });

  it('gives a time in UTC once', () => {
    const inUtc = { ...call, time: { instant: Date.UTC(2026, 9, 11, 6, 30), zone: 'UTC' } };

    expect(renderRecordComment(inUtc, [])).toContain('\n- Call: Sun 11 Oct 2026, 06:30 (UTC)\n');
  });

  it.each([
    ['a mention', '@all', 'by `@all`.'],
    ['a cross-reference', 'see #1 and !2', 'by see `#1` and `!2`.'],
    ['a quick action', 'Jane\n/close', 'by Jane<br>`/close`.'],
    ['a quick action after a carriage return', 'Jane\n\r/close', 'by Jane<br>`/close`.'],
    ['a comment that hides the rest', '<!--', 'by `<!--`.'],
  ])('lets a name do no harm with %s', (_name, name, expected) => {
    const body = renderRecordComment({ ...call, announcedBy: { ...call.announcedBy, name } }, []);

    expect(body.split('\n')[0]).toBe(`This call was announced in Slack ${expected}`);
  });

  it.each([
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['https://slack.example/p1) @all', '`https://slack.example/p1)` `@all`'],
    ['https://slack.example/p1\n/close', '`https://slack.example/p1`<br>`/close`'],
  ])('shows %j and does not make a link of it', (permalink, shown) => {
    const body = renderRecordComment(call, [{ channel: '#support_manager', permalink }]);

    expect(body.split('\n')[4]).toBe(`- Post: \`#support_manager\` (${shown})`);
  });

  it('is found by a marker that no other call has', () => {
    expect(recordMarker({ id: 42 })).toBe('<!-- runbook-calls:record:42 -->');
    expect(renderRecordComment(call, announcements)).not.toContain(recordMarker({ id: 4 }));
  });
});
