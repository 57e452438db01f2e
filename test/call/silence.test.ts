import type { Issue } from '../../src/call/issue.js';
import { draftAnnouncement } from '../../src/features/announce/draft-announcement.js';
import { reviewRunbook } from '../../src/runbook/review-runbook.js';
import { anIssue } from '../support/an-issue.js';
import { fixture } from '../support/fixture.js';

const acme = fixture('calls/acme.md').replace('23:30 PST', '23:30 UTC');
const ticked = acme.replace(/\[ \] - Inform on(?=[^[]*work completion)/, '[x] - Inform on');
const start = Date.UTC(2031, 9, 10, 23, 30);
const line = ticked.split('\n').findLastIndex((each) => each.startsWith('[x] - Inform on')) + 1;

function draft(issue: Partial<Issue>, now = start - 1) {
  const whole = anIssue({ description: acme, ...issue });
  const { silence, problems } = draftAnnouncement(
    whole,
    reviewRunbook(whole.description),
    new Map(),
    { product: undefined, instant: undefined },
    now,
  );
  const codes = problems.filter(({ fix }) => fix.includes('No reminders')).map((each) => `${each.line} ${each.code}`);
  return { silence, codes };
}

test('a runbook of a call to come lets its reminders be sent', () => {
  expect(draft({})).toEqual({ silence: undefined, codes: [] });
});

test('a closed issue, and a post-call item that is ticked, hold all reminders back, and the check says so', () => {
  expect(ticked).not.toBe(acme);
  expect(draft({ state: 'closed' })).toEqual({ silence: 'closed', codes: ['1 closed-issue'] });
  expect(draft({ description: ticked })).toEqual({ silence: 'reported', codes: [`${line} reported-before-the-call`] });
});

test('once the call has begun both are as they should be', () => {
  expect(draft({ state: 'closed' }, start)).toEqual({ silence: undefined, codes: [] });
  expect(draft({ description: ticked }, start)).toEqual({ silence: undefined, codes: [] });
});
