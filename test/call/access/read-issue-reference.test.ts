import fc from 'fast-check';
import { readIssueReference } from '../../../src/call/access/read-issue-reference.js';
import { splitIssueReference } from '../../../src/call/access/split-issue-reference.js';

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
    ['', 'No issue given.'],
    [
      'https://gitlab.example.com/group/project/-/issues/12',
      '“gitlab.example.com” isn’t the GitLab instance of this app (gitlab.com).',
    ],
    [
      'https://gitlab.com@evil.example/group/project/-/issues/12',
      '“evil.example” isn’t the GitLab instance of this app (gitlab.com).',
    ],
    [
      'https://gitlab.com/groups/group/-/epics/1',
      'This is a group’s epic or work item; a runbook is a project’s issue.',
    ],
    [
      'https://gitlab.com/groups/group/-/work_items/1',
      'This is a group’s epic or work item; a runbook is a project’s issue.',
    ],
    [
      'https://gitlab.com/group/project/-/merge_requests/12',
      '“https://gitlab.com/group/project/-/merge_requests/12” isn’t an issue’s address.',
    ],
    [
      'https://gitlab.com/group%zz/project/-/issues/12',
      '“https://gitlab.com/group%zz/project/-/issues/12” has an invalid % in it.',
    ],
    [
      'https://gitlab.com/%E0%A4%A/project/-/issues/12',
      '“https://gitlab.com/%E0%A4%A/project/-/issues/12” has an invalid % in it.',
    ],
    ['javascript:alert(1)', '“javascript:alert(1)” isn’t an issue.'],
    ['the acme runbook', '“the acme runbook” isn’t an issue.'],
    ['0', '0 isn’t an issue number.'],
    ['99999999999', '99999999999 isn’t an issue number.'],
  ])('%s', (typed, reason) => {
    expect(readIssueReference(typed, site)).toMatchObject({ kind: 'refused', reason });
  });

  test('an address outside the sub-path', () => {
    const reading = readIssueReference('https://example.com/other/p/-/issues/7', ownSite);

    expect(reading).toMatchObject({ kind: 'refused', reason: 'This address isn’t under https://example.com/gitlab.' });
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

describe('an issue is found in all that people type and paste around it', () => {
  const numbers = ['12', '#12', 'group/sub.group/my-project#12', 'https://gitlab.com/group/project/-/issues/12'];
  const paths = [
    'issues/12',
    'issues/incident/12',
    'incidents/12',
    'work_items/12',
    'issues/12#note_1',
    'issues/12?a=b',
  ];
  const wraps: readonly (readonly [string, string])[] = [
    ...(['""', "''", '``', '“”', '„“', '„”', '‚‘', '‘’', '«»', '»«', '‹›', '()'] as const).map(
      (fingerprints): [string, string] => [fingerprints.slice(0, 1), fingerprints.slice(1)],
    ),
    ...(['.', ')', ',', ';', ':', '!', '+', '+s', ').'] as const).map((mark): [string, string] => ['', mark]),
    ...(['issue ', 'Issue ', 'issue: ', '— ', '– ', '- ', '« '] as const).map((mark): [string, string] => [mark, '']),
    ['<', '>'],
    ['<', '|Acme - Enforce 2FA (#99) · Issues>'],
    ['<', '|label>.'],
    ['[Acme (99)](', ')'],
    ['\u200b', '\u200b'],
    ['\ufeff', '\u2060'],
    ['\u202a', '\u202c'],
    ['\u00a0', '\u3000'],
  ];
  const texts = [...numbers, ...paths.map((path) => `https://gitlab.com/group/project/-/${path}`)];

  test.each(texts.flatMap((text) => wraps.map(([before, after]) => before + text + after)))('%j', (typed) => {
    for (const text of [typed, ` ${typed} `]) {
      const { issue, rest } = splitIssueReference(text);

      expect(readIssueReference(issue, site)).toMatchObject({ kind: 'issue', issue: { iid: 12 } });
      expect(rest).toBe('');
      expect(splitIssueReference(`${text} self-managed`)).toEqual({ issue, rest: 'self-managed' });
    }
  });

  test.each([
    '# 12',
    '#\u00a012',
    'issue # 12',
    'issue #12',
    '— #12',
    '＃１２',
    'no. 12',
    'the issue 12',
    'Issue: 12.',
    '„ 12 “',
    '( #12 )',
  ])('%s', (typed) => {
    expect(readIssueReference(splitIssueReference(typed).issue, site)).toMatchObject({ issue: { iid: 12 } });
    expect(splitIssueReference(typed).rest).toBe('');
  });

  test.each(['-12', '12a', '#', 'issue', 'issue twelve', '1 2', '12/13'])('but %s is not guessed at', (typed) => {
    const { issue, rest } = splitIssueReference(typed);

    expect(rest !== '' || readIssueReference(issue, site).kind === 'refused' || typed === '-12').toBe(true);
  });
});
