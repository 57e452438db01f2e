import type { AttemptOutcome } from '../../src/application/ports/store.js';
import { type FailureKind, ServiceFailure } from '../../src/application/service-failure.js';
import { createCarryOut } from '../../src/delivery/carry-out.js';
import type { Call, Post } from '../../src/domain/call/call.js';
import type { Delivery, DeliveryContent } from '../../src/domain/call/delivery.js';
import { sampleCall } from '../contracts/sample-call.js';
import { createFakeGitLab, type FakeGitLab } from './fake-gitlab.js';
import { createFakeMessenger, type FakeMessenger } from './fake-messenger.js';

const now = 1_000_000;

const runbook = `| Runbook name | Acme - Enforce 2FA |
|---|---|
| Schedule at | 2020-10-10 - 23:30 PST |

## Pre-call checklist

- [ ] Inform #support_gitlab-com and #support_manager
- [ ] Check the rollback plan
`;

const tick: DeliveryContent = {
  kind: 'issue-edit',
  edits: [
    {
      kind: 'tick-item',
      item: { list: 'pre-call', position: 1, text: 'Inform #support_gitlab-com and #support_manager' },
    },
  ],
};

const managersPost: Post = {
  audience: 'managers',
  channelId: 'C-#support_manager',
  ts: '1000',
  permalink: 'https://slack.example/archives/C-#support_manager/p1000',
};

let call: Call;
let posts: Post[];
let messenger: FakeMessenger;
let gitlab: FakeGitLab;

beforeEach(() => {
  call = { ...sampleCall(), id: 42, revision: 0 };
  posts = [];
  messenger = createFakeMessenger(now);
  gitlab = createFakeGitLab(runbook);
});

/** Carries out a delivery with this content, as the dispatcher would in the given attempt. */
function carryOut(content: DeliveryContent, attempts = 1): Promise<AttemptOutcome> {
  const parts = { messenger, gitlab, clock: () => now, random: () => 0 };
  const delivery: Delivery = {
    id: 1,
    callId: 42,
    key: 'call 42 · announcement · managers',
    lane: 'channel managers',
    dueAt: now - 90_000,
    content,
    after: [],
    state: 'sending',
    attempts,
    firstAttemptAt: now - 90_000,
    failure: undefined,
  };
  return createCarryOut({
    ...parts,
    calls: { call: async () => call, postsOf: async () => posts },
    channels: {
      support: { 'gitlab-com': '#support_gitlab-com', 'self-managed': '#support_self-managed' },
      managers: '#support_manager',
    },
  })(delivery);
}

function slackFailure(kind: FailureKind, code: string): ServiceFailure {
  return new ServiceFailure('Slack did not.', { service: 'Slack', kind, code });
}

describe('an announcement', () => {
  const announcement: DeliveryContent = { kind: 'announcement', audience: 'managers' };

  it('is posted in the channel of its audience, and its address is kept', async () => {
    const outcome = await carryOut(announcement);

    expect(outcome).toEqual({ kind: 'sent', post: managersPost });
    expect(messenger.messages).toMatchObject([
      {
        channel: '#support_manager',
        key: 'call 42 · announcement · managers',
        message: { kind: 'announcement', call, audience: 'managers' },
      },
    ]);
    expect(messenger.requests).toEqual(['post #support_manager', 'permalink 1000']);
  });

  it('for the support channel goes to that of the product', async () => {
    call = { ...call, product: 'self-managed' };

    await carryOut({ kind: 'announcement', audience: 'support' });

    expect(messenger.messages).toMatchObject([{ channel: '#support_self-managed' }]);
  });

  it('whose answer was lost is found again and not posted twice', async () => {
    messenger.failNext('post', slackFailure('unknown-outcome', 'connection'), 'lost');

    const first = await carryOut(announcement, 1);
    const second = await carryOut(announcement, 2);

    expect(first).toMatchObject({ kind: 'later', dueAt: now + 500, failure: { code: 'connection' } });
    expect(second).toEqual({ kind: 'sent', post: managersPost });
    expect(messenger.messages).toHaveLength(1);
  });

  it('is searched for from a minute before its first attempt', async () => {
    await carryOut(announcement, 2);

    expect(messenger.requests[0]).toBe('findPosted #support_manager since 850000');
  });

  it('that never reached Slack is posted by the next attempt', async () => {
    messenger.failNext('post', slackFailure('not-sent', 'ECONNREFUSED'));

    await carryOut(announcement, 1);
    const second = await carryOut(announcement, 2);

    expect(second).toEqual({ kind: 'sent', post: managersPost });
    expect(messenger.messages).toHaveLength(1);
  });

  it('whose address could not be had is not posted twice', async () => {
    messenger.failNext('permalink', slackFailure('unknown-outcome', 'HTTP 500'));

    const first = await carryOut(announcement, 1);
    const second = await carryOut(announcement, 2);

    expect(first).toMatchObject({ kind: 'later' });
    expect(second).toEqual({ kind: 'sent', post: managersPost });
    expect(messenger.messages).toHaveLength(1);
  });

  it('is not posted while it cannot be known whether it stands already', async () => {
    messenger.failNext('findPosted', slackFailure('refused', 'missing_scope'));

    const outcome = await carryOut(announcement, 2);

    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'missing_scope' } });
    expect(messenger.messages).toEqual([]);
  });

  it('that Slack refuses waits for a person', async () => {
    messenger.failNext('post', slackFailure('refused', 'not_in_channel'));

    const outcome = await carryOut(announcement);

    expect(outcome).toEqual({
      kind: 'failed',
      failure: { service: 'Slack', code: 'not_in_channel', message: 'Slack did not.' },
    });
  });
});

describe('an update of the announcement', () => {
  const update: DeliveryContent = { kind: 'announcement-update', audience: 'managers' };

  it('makes the post say what is true now', async () => {
    await carryOut({ kind: 'announcement', audience: 'managers' });
    posts = [managersPost];
    call = { ...call, fields: { ...call.fields, name: 'Acme - Enforce 2FA, second date' }, revision: 1 };

    const outcome = await carryOut(update);

    expect(outcome).toEqual({ kind: 'sent' });
    expect(messenger.messages).toMatchObject([{ ts: '1000', message: { call, audience: 'managers' } }]);
  });

  it('of a post that is not known is a mistake in the app', async () => {
    await expect(carryOut(update)).rejects.toThrow('Call 42 has no post for the audience “managers”');
  });
});

describe('an edit of the issue', () => {
  it('changes what it names and nothing else', async () => {
    const outcome = await carryOut(tick);

    expect(outcome).toEqual({ kind: 'sent' });
    expect(gitlab.description).toBe(runbook.replace('- [ ] Inform', '- [x] Inform'));
    expect(gitlab.writes).toEqual(['description']);
  });

  it('that a person has made already is not written again', async () => {
    gitlab.description = runbook.replace('- [ ] Inform', '- [x] Inform');

    const outcome = await carryOut(tick);

    expect(outcome).toEqual({ kind: 'sent' });
    expect(gitlab.writes).toEqual([]);
  });

  it('that somebody overwrote in the same moment is made again, in what they wrote', async () => {
    const overwrite = () => `${runbook}- [ ] Ask Ann\n`;
    gitlab.interfere = overwrite;

    const first = await carryOut(tick, 1);
    const second = await carryOut(tick, 2);

    expect(first).toMatchObject({ kind: 'later', dueAt: now + 500, failure: { code: 'edit-not-there' } });
    expect(second).toEqual({ kind: 'sent' });
    expect(gitlab.description).toBe(overwrite().replace('- [ ] Inform', '- [x] Inform'));
  });

  it('that somebody keeps overwriting is given up after eight attempts', async () => {
    gitlab.interfere = () => runbook;

    const outcome = await carryOut(tick, 8);

    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'edit-not-there' } });
  });

  it('next to which somebody wrote something else is done', async () => {
    gitlab.interfere = (written) => `${written}- [ ] Ask Ann\n`;

    const outcome = await carryOut(tick);

    expect(outcome).toEqual({ kind: 'sent' });
    expect(gitlab.writes).toEqual(['description']);
  });

  it('whose answer was lost is recognised by the next attempt', async () => {
    gitlab.loseAnswer = new ServiceFailure('GitLab did not.', {
      service: 'GitLab',
      kind: 'unknown-outcome',
      code: 'HTTP 502',
    });

    const first = await carryOut(tick, 1);
    const second = await carryOut(tick, 2);

    expect(first).toMatchObject({ kind: 'later', failure: { service: 'GitLab', code: 'HTTP 502' } });
    expect(second).toEqual({ kind: 'sent' });
    expect(gitlab.writes).toEqual(['description']);
  });

  it.each<[string, DeliveryContent, string]>([
    [
      'an item',
      {
        kind: 'issue-edit',
        edits: [
          { kind: 'set-header', field: 'dri', value: 'Jane' },
          { kind: 'tick-item', item: { list: 'pre-call', position: 3, text: 'Tell the customer' } },
        ],
      },
      'the tick of item 3 of the pre-call checklist (“Tell the customer”)',
    ],
    [
      'a reason',
      {
        kind: 'issue-edit',
        edits: [{ kind: 'set-reason', item: { list: 'post-call', position: 1, text: 'Summarise' }, reason: 'No time' }],
      },
      'the reason of item 1 of the post-call checklist (“Summarise”)',
    ],
    [
      'a task',
      {
        kind: 'issue-edit',
        edits: [{ kind: 'record-task', task: { position: 2, name: 'Export the users' }, actualMinutes: 5 }],
      },
      'the outcome of task 2 (“Export the users”)',
    ],
  ])('that finds no place for %s changes nothing and says so', async (_name, content, place) => {
    const outcome = await carryOut(content);

    expect(outcome).toEqual({
      kind: 'failed',
      failure: { service: 'app', code: 'edit-without-place', message: expect.stringContaining(place) },
    });
    expect(gitlab.description).toBe(runbook);
    expect(gitlab.writes).toEqual([]);
  });

  it('of a text without a header table says which row it was for', async () => {
    gitlab.description = 'All done.';

    const outcome = await carryOut({
      kind: 'issue-edit',
      edits: [{ kind: 'set-header', field: 'scheduleAt', value: '2020-10-10 - 23:30 America/Los_Angeles' }],
    });

    expect(outcome).toMatchObject({
      failure: { message: expect.stringContaining('the row “Schedule at” of the header table') },
    });
  });

  it('of an issue that is gone waits for a person', async () => {
    gitlab.description = undefined;

    const outcome = await carryOut(tick);

    expect(outcome).toMatchObject({ kind: 'failed', failure: { service: 'GitLab', code: 'issue-not-found' } });
  });
});

describe('the record on the issue', () => {
  const record: DeliveryContent = { kind: 'record' };

  beforeEach(() => {
    posts = [{ ...managersPost, permalink: 'https://slack.example/archives/C2/p1000' }];
  });

  it('is a comment that says where the call was announced', async () => {
    const outcome = await carryOut(record);

    expect(outcome).toEqual({ kind: 'sent' });
    expect(gitlab.comments).toHaveLength(1);
    expect(gitlab.comments[0]?.body).toContain(
      '- Post: [`#support_manager`](https://slack.example/archives/C2/p1000)\n',
    );
  });

  it('is written once, however often it is tried', async () => {
    gitlab.loseAnswer = new ServiceFailure('GitLab did not.', {
      service: 'GitLab',
      kind: 'unknown-outcome',
      code: 'HTTP 502',
    });

    const first = await carryOut(record, 1);
    const second = await carryOut(record, 2);

    expect(first).toMatchObject({ kind: 'later' });
    expect(second).toEqual({ kind: 'sent' });
    expect(gitlab.writes).toEqual(['add comment']);
  });

  it('is brought up to date in place', async () => {
    await carryOut(record);
    call = { ...call, time: { instant: Date.UTC(2026, 9, 12, 9), zone: 'UTC' } };

    await carryOut(record);

    expect(gitlab.writes).toEqual(['add comment', 'edit comment']);
    expect(gitlab.comments).toHaveLength(1);
    expect(gitlab.comments[0]?.body).toContain('Mon 12 Oct 2026, 09:00 (UTC)');
  });
});
