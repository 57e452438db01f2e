import fc from 'fast-check';
import { readIssueReference } from '../../../src/domain/call/read-issue-reference.js';

const site = { gitlabUrl: 'https://gitlab.com', defaultProject: 'gitlab-com/support/runbooks' };
const ownSite = { gitlabUrl: 'https://example.com/gitlab', defaultProject: 'support/runbooks' };
const drawer = btoa(JSON.stringify({ iid: '12', full_path: 'group/project', id: 9 }));

describe('an issue is found in every form that people have at hand', () => {
  test.each([
    ['12', 'gitlab-com/support/runbooks', 12],
    ['#12', 'gitlab-com/support/runbooks', 12],
    ['  #12  ', 'gitlab-com/support/runbooks', 12],
    ['`12`', 'gitlab-com/support/runbooks', 12],
    ['group/project#12', 'group/project', 12],
    ['group/sub.group/my-project#12', 'group/sub.group/my-project', 12],
    ['group/project#12+', 'group/project', 12],
    ['group/project#12+s', 'group/project', 12],
    ['https://gitlab.com/group/project/-/issues/12', 'group/project', 12],
    ['http://gitlab.com/group/project/-/issues/12', 'group/project', 12],
    ['gitlab.com/group/project/-/issues/12', 'group/project', 12],
    ['https://gitlab.com/group/project/issues/12', 'group/project', 12],
    ['https://gitlab.com/group/sub/project/-/work_items/12', 'group/sub/project', 12],
    ['https://gitlab.com/group/project/-/issues/12#note_3456', 'group/project', 12],
    ['https://gitlab.com/group/project/-/issues/12?scope=all&utf8=✓', 'group/project', 12],
    ['https://gitlab.com/group/project/-/issues/12/designs', 'group/project', 12],
    ['https://gitlab.com/group/project/-/issues/12+s', 'group/project', 12],
    [`https://gitlab.com/group/project/-/issues?show=${drawer}`, 'group/project', 12],
    ['<https://gitlab.com/group/project/-/issues/12>', 'group/project', 12],
    ['<https://gitlab.com/group/project/-/issues/12|https://gitlab.com/gro…>', 'group/project', 12],
    ['“https://gitlab.com/group/project/-/issues/12”', 'group/project', 12],
  ])('%s', (typed, project, iid) => {
    expect(readIssueReference(typed, site)).toEqual({ kind: 'issue', issue: { project, iid } });
  });

  test('a GitLab under a sub-path', () => {
    const reading = readIssueReference('https://example.com/gitlab/support/runbooks/-/issues/7', ownSite);

    expect(reading).toEqual({ kind: 'issue', issue: { project: 'support/runbooks', iid: 7 } });
  });
});

describe('what is not an issue of this GitLab is refused with the reason', () => {
  test.each([
    ['', 'No issue was named.'],
    [
      'https://gitlab.example.com/group/project/-/issues/12',
      '“gitlab.example.com” is not the GitLab that this app works with (gitlab.com).',
    ],
    [
      'https://gitlab.com@evil.example/group/project/-/issues/12',
      '“evil.example” is not the GitLab that this app works with (gitlab.com).',
    ],
    [
      'https://gitlab.com/groups/group/-/epics/1',
      'This address is a group’s epic or work item; a runbook is an issue of a project.',
    ],
    [
      'https://gitlab.com/groups/group/-/work_items/1',
      'This address is a group’s epic or work item; a runbook is an issue of a project.',
    ],
    [
      'https://gitlab.com/group/project/-/merge_requests/12',
      '“https://gitlab.com/group/project/-/merge_requests/12” is not the address of an issue.',
    ],
    [
      'https://gitlab.com/group%zz/project/-/issues/12',
      '“https://gitlab.com/group%zz/project/-/issues/12” has a % in it that stands for nothing.',
    ],
    [
      'https://gitlab.com/%E0%A4%A/project/-/issues/12',
      '“https://gitlab.com/%E0%A4%A/project/-/issues/12” has a % in it that stands for nothing.',
    ],
    ['javascript:alert(1)', '“javascript:alert(1)” does not name an issue.'],
    ['the acme runbook', '“the acme runbook” does not name an issue.'],
    ['0', '0 is not an issue’s number.'],
    ['99999999999', '99999999999 is not an issue’s number.'],
  ])('%s', (typed, reason) => {
    expect(readIssueReference(typed, site)).toMatchObject({ kind: 'refused', reason });
  });

  test('an address outside the sub-path', () => {
    const reading = readIssueReference('https://example.com/other/p/-/issues/7', ownSite);

    expect(reading).toMatchObject({ kind: 'refused', reason: 'This address is not under https://example.com/gitlab.' });
  });
});

test('any text is read or refused, never an exception', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })), (typed) => {
      expect(['issue', 'refused']).toContain(readIssueReference(typed, site).kind);
    }),
  );
});

test('nor is an address of this GitLab, whatever stands in its path', () => {
  const path = fc.string({ unit: fc.constantFrom('%', 'z', '0', 'A', '/', 'é', '?', '#', '-', '.'), maxLength: 20 });
  fc.assert(
    fc.property(path, (text) => {
      const reading = readIssueReference(`https://gitlab.com/group/${text}/-/issues/7`, site);

      expect(['issue', 'refused']).toContain(reading.kind);
    }),
  );
});
