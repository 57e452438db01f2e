import { findInformItem } from '../../../src/domain/runbook/find-inform-item.js';
import { parseRunbook } from '../../../src/domain/runbook/parse-runbook.js';
import { readFixture } from './runbook-fixtures.js';

describe('findInformItem', () => {
  test.each(['handbook-template', 'handbook-example'])('finds the first item of both checklists in %s', (name) => {
    const { runbook } = parseRunbook(readFixture(name));

    expect(findInformItem(runbook.preCall)?.position).toBe(1);
    expect(findInformItem(runbook.postCall)?.position).toBe(1);
  });

  test.each([
    ['Announce the work in #support_self-managed', true],
    ['Has #support_gitlab-com been informed?', true],
    ['Post in `#support-leadership`', true],
    ['Inform the customer', false],
    ['Watch #support_gitlab-com during the call', false],
    ['Information about #support_gitlab-com is read', false],
  ])('"%s": %s', (text, expected) => {
    const { runbook } = parseRunbook(`### Pre-call checklist\n\n- [ ] ${text}`);

    expect(findInformItem(runbook.preCall) !== undefined).toBe(expected);
  });
});
