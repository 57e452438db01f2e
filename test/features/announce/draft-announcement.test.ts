import type { Issue } from '../../../src/call/issue.js';
import { type Choices, draftAnnouncement } from '../../../src/features/announce/draft-announcement.js';
import { itemKey, noItem } from '../../../src/features/announce/item-choice.js';
import { reviewRunbook } from '../../../src/runbook/review-runbook.js';
import { anIssue } from '../../support/an-issue.js';
import { fixture } from '../../support/fixture.js';

const acme = fixture('calls/acme.md');
const now = Date.UTC(2031, 9, 6);
const nothingChosen: Choices = { product: undefined, instant: undefined };
const asPacificClock = Date.UTC(2031, 9, 11, 6, 30);

function draft(issue: Partial<Issue> = {}, choices = nothingChosen, slackIdByName = new Map<string, string>()) {
  const whole = anIssue({ description: acme, ...issue });
  return draftAnnouncement(whole, reviewRunbook(whole.description), slackIdByName, choices, now);
}

test('it takes the safe fields from the runbook and nothing else', () => {
  expect(draft().fields).toEqual({
    name: 'Acme - Enforce 2FA on all groups',
    description: 'Acme Inc. requires us to enforce 2FA on all of their 2500 groups',
    dri: { name: '@john_doe', role: 'DRI', slackId: undefined },
    gitlabContacts: [
      { name: 'John Doe', role: 'Technical Execution', slackId: undefined },
      { name: 'Jane Smith', role: 'Communication & Technical assistance', slackId: undefined },
    ],
    meeting: {
      text: 'example.zoom.com/my/example.meeting',
      url: 'https://example.zoom.com/my/example.meeting',
    },
    request: {
      text: 'https://gitlab.com/gitlab-com/demo/example/example-project/-/issues/1',
      url: 'https://gitlab.com/gitlab-com/demo/example/example-project/-/issues/1',
    },
    runbook: {
      text: 'gitlab-com/support/runbooks#12',
      url: 'https://gitlab.com/gitlab-com/support/runbooks/-/issues/12',
    },
  });
});

test('an ambiguous time stays open until a reading is chosen, which is then written back', () => {
  expect(draft().time).toBeUndefined();
  expect(draft().writeBack).toEqual([]);

  const chosen = draft({}, { product: undefined, instant: asPacificClock });

  expect(chosen.time).toEqual({ instant: asPacificClock, zone: 'America/Los_Angeles' });
  expect(chosen.writeBack).toEqual([
    {
      kind: 'set-header',
      field: 'scheduleAt',
      value: '2031-10-10 - 23:30 America/Los_Angeles (UTC-07:00)',
      seen: '2031-10-10 - 23:30 PST',
    },
  ]);
});

test('an instant that is none of the readings chooses nothing', () => {
  expect(draft({}, { product: undefined, instant: asPacificClock + 1 }).time).toBeUndefined();
});

test('a clear time is not written back', () => {
  const clear = draft({ description: acme.replace('23:30 PST', '23:30 America/Los_Angeles') });

  expect(clear.time).toEqual({ instant: asPacificClock, zone: 'America/Los_Angeles' });
  expect(clear.writeBack).toEqual([]);
});

test('a time that cannot be read is an error at its line', () => {
  const { problems } = draft({ description: acme.replace('23:30 PST', '24:30 UTC') });

  expect(problems).toContainEqual(expect.objectContaining({ severity: 'error', code: 'unreadable-schedule', line: 5 }));
});

test.each([
  ['what was typed counts more than the labels', ['self-managed'], 'gitlab-com', 'gitlab-com'],
  ['the labels say it', ['self-managed'], undefined, 'self-managed'],
  ['nobody says it', [], undefined, undefined],
] as const)('the product: %s', (_case, labels, typed, product) => {
  expect(draft({ labels }, { product: typed, instant: undefined }).product).toBe(product);
});

test('an item that is ticked already is not ticked again', () => {
  expect(draft().tick).toHaveLength(1);
  expect(draft({ description: acme.replace('[ ] - Inform on', '[x] - Inform on') }).tick).toEqual([]);
});

test('planned durations add up, and none is none', () => {
  const planned = acme
    .replace('provided state | | |', 'provided state | | 10m |')
    .replace('user list  | | |', 'user list  | | 1h5m |');

  expect(draft({ description: planned }).plannedMinutes).toBe(75);
  expect(draft().plannedMinutes).toBeUndefined();
});

describe('which item is ticked', () => {
  const plain = 'Inform `#support_gitlab-com` about the work';
  const weak = 'Post the dry-run log in `#support_gitlab-com`';
  const other = 'Has a dry-run been performed?';

  function ask(items: readonly string[], item?: string) {
    const list = items.map((text) => (text.startsWith('[') ? `- ${text}` : `- [ ] ${text}`)).join('\n');
    const description = acme.replace(
      /#### Pre-call checklist[\s\S]*?(?=####)/,
      `#### Pre-call checklist\n\n${list}\n\n`,
    );
    const { tick, itemQuestion } = draft({ description }, { ...nothingChosen, item });
    const ticked = tick.map((edit) => (edit.kind === 'tick-item' ? edit.item.position : edit.kind));
    return { ticked, asked: itemQuestion?.candidates, answer: itemQuestion?.answer };
  }

  test.each<[string, readonly string[], readonly number[], readonly number[] | undefined]>([
    ['one that says it plainly', [other, plain], [2], undefined],
    ['one that is ticked already', [`[x] ${plain}`], [], undefined],
    ['two that say it alike', [plain, other, `${plain} now`], [], [1, 3]],
    ['only a weak one', [other, weak], [], [2]],
    ['two weak ones', [weak, other, `${weak} too`], [], [1, 3]],
    ['two alike, one of them done', [`[x] ${plain}`, `${plain} now`], [], [2]],
    ['two alike, one of them inapplicable', [`[~] ${plain}`, `${plain} now`], [], [2]],
    ['two alike, both done', [`[x] ${plain}`, `[x] ${plain} now`], [], undefined],
    ['the same text twice', [plain, plain], [], [1, 2]],
    ['none', [other], [], undefined],
  ])('of %s', (_what, items, ticked, asked) => {
    const found = ask(items);

    expect(found.ticked).toEqual(ticked);
    expect(found.asked?.map(({ position }) => position)).toEqual(asked);
    expect(found.answer).toBeUndefined();
    for (const candidate of found.asked ?? []) {
      const key = itemKey(candidate);
      expect(ask(items, key)).toMatchObject({ ticked: [candidate.position], answer: key });
    }
    if (asked) expect(ask(items, noItem)).toMatchObject({ ticked: [], answer: noItem });
  });

  test.each([
    ['reworded', ['Dry-run', `${plain} tomorrow`, plain]],
    ['moved', [plain, 'Dry-run', `${plain} now`]],
  ])('an answer for an item that was %s since is none', (_how, items) => {
    const [, second] = ask([plain, `${plain} now`]).asked ?? [];
    if (!second) throw new Error('Nothing is asked.');

    expect(ask(items, itemKey(second))).toMatchObject({ ticked: [], answer: undefined });
  });
});
