import { findInformItem } from '../../src/runbook/find-inform-item.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { readFixture } from './runbook-fixtures.js';

/** What is found among these items: the position of the item, or the positions that are asked about. */
function found(...texts: readonly string[]): number | readonly number[] | undefined {
  const list = texts.map((text) => `- [ ] ${text}\n`).join('');
  const reading = findInformItem(parseRunbook(`### Pre-call checklist\n\n${list}`).runbook.preCall);
  if (reading.kind === 'found') return reading.item.position;
  return reading.kind === 'unclear' ? reading.candidates.map(({ position }) => position) : undefined;
}

const inform = 'Inform on `#support_gitlab-com` or `#support_self-managed` Slack channel about the work to be done';

describe('findInformItem', () => {
  test.each(['handbook-template', 'handbook-example'])('finds the first item of both checklists in %s', (name) => {
    const { runbook } = parseRunbook(readFixture(name));

    for (const items of [runbook.preCall, runbook.postCall]) {
      expect(findInformItem(items)).toMatchObject({ kind: 'found', item: { position: 1 } });
    }
  });

  test.each([
    inform,
    'Inform  `#support_gitlab-com` or `#support_self-managed` and `#support_manager` about the work',
    'Announce the work in #support_self-managed',
    'Announce in `#support_gitlab-com`',
    'Please inform #support_gitlab-com',
    '1. Inform #support_gitlab-com and #support_manager',
    ':mega: Notify #support_gitlab-com about the change',
    'Slack: inform #support_gitlab-com',
    'Let #support_gitlab-com know about the call',
    'Tell #support_gitlab-com about the work',
    'Post the runbook in `#support-leadership`',
    'Post in `#support-leadership`',
    'Share this runbook in #support_gitlab-com',
    'Has #support_gitlab-com been informed?',
    '#support_gitlab-com and #support_manager are informed',
    'Inform on #support_gitlab-com channel about the work completion, the current state, and any follow up',
  ])('takes “%s” for it', (text) => {
    expect(found('Dry-run done', text, 'Logs')).toBe(2);
  });

  test.each([
    'Inform the customer',
    'Watch #support_gitlab-com during the call',
    'Information about #support_gitlab-com is read',
    'Dry-run done',
    'Inform #random about the work',
  ])('does not ask about “%s”', (text) => {
    expect(found(text)).toBeUndefined();
  });

  const others = [
    'Ask in #support_gitlab-com who can post the credentials',
    'Check that nobody has announced another change in #support_self-managed',
    'Tell the customer that #support_self-managed will answer tickets',
    'Post the dry-run log in #support_gitlab-com',
    'Make sure that #support_manager can announce delays',
    'Verify the escalation path posted in #support_gitlab-com',
    'Inform the customer that #support_gitlab-com watches the call',
    'Wait until on-call posts in #support_gitlab-com',
    'Notify customers before somebody in #support_gitlab-com asks',
    'Collect what was posted in #support_gitlab-com',
    'Share the credentials with on-call in #support_gitlab-com',
  ];

  test.each(others)('never takes “%s” for it', (text) => {
    expect(found(text)).toEqual([1]);
    expect(found(text, inform)).toBe(2);
    expect(found(inform, text)).toBe(1);
  });

  test('takes the one that says it most plainly, whatever stands around it', () => {
    expect(found(...others, inform)).toBe(others.length + 1);
  });

  test('asks which of several is meant', () => {
    expect(found(inform, 'Logs', inform)).toEqual([1, 3]);
  });
});
