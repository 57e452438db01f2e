import { reviewRunbook } from '../../src/runbook/review-runbook.js';
import { readFixture } from './runbook-fixtures.js';

const example = readFixture('handbook-example');

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('\n');
}

describe('the overview of a runbook', () => {
  test('has the header and the contacts as they are, and of the rows their numbers', () => {
    const { overview } = reviewRunbook(
      example
        .replace('[x] - Inform', '[ ] - Inform')
        .replace('| Remove 2FA from user list  | | |', '| Remove | | 1h15m |'),
    );

    expect(overview.header.name?.text).toBe('Acme - Enforce 2FA on all groups');
    expect(overview.gitlabContacts.map(({ name }) => name.text)).toEqual(['John Doe', 'Jane Smith']);
    expect(overview).toMatchObject({
      informItems: { preCall: { position: 1, state: 'open' }, postCall: { position: 1, state: 'done' } },
      openItems: [expect.stringMatching(/^Inform on/)],
      plannedMinutes: 75,
      hasRollbackPlan: true,
      counts: { customerContacts: 2, tasks: 4, checklistItems: 5 },
    });
  });

  test('of a text that is no runbook is empty', () => {
    expect(reviewRunbook('All done.').overview).toEqual({
      header: {},
      gitlabContacts: [],
      informItems: { preCall: undefined, postCall: undefined },
      informCandidates: [],
      openItems: [],
      plannedMinutes: undefined,
      hasRollbackPlan: false,
      counts: { customerContacts: 0, tasks: 0, checklistItems: 0 },
    });
  });

  test.each([
    [100, []],
    [101, ['error too-many-contacts on line 106']],
  ])('has 100 contacts at most; %i are told of', (count, told) => {
    const table = `### GitLab Contacts\n\n| Name | Role |\n|---|---|\n${lines(count, (at) => `| Ann ${at} | Helper |`)}`;

    const { overview, problems } = reviewRunbook(`\n${table}`);

    const contacts = problems.filter(({ code }) => code === 'too-many-contacts');
    expect(overview.gitlabContacts).toHaveLength(100);
    expect(contacts.map(({ severity, code, line }) => `${severity} ${code} on line ${line}`)).toEqual(told);
  });
});

describe('of more problems than anybody reads', () => {
  const manyWarnings = `### Pre-call checklist\n\n${lines(600, (at) => `- item ${at}`)}`;

  test('the first 500 are told, and how many there are', () => {
    const { problems } = reviewRunbook(manyWarnings);

    expect(problems).toHaveLength(501);
    const [note] = problems.filter(({ code }) => code === 'too-many-problems');
    expect(note).toMatchObject({ severity: 'warning', line: 1, found: '606 problems altogether.' });
  });

  test('every error is told, wherever it stands', () => {
    const table = '| Runbook name | Acme - 2FA |\n|---|---|\n| DRI | TBD |\n| Schedule at | |';

    const { problems } = reviewRunbook(`${manyWarnings}\n\n${table}`);

    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, line }) => `${code} on line ${line}`)).toEqual([
      'placeholder on line 606',
      'missing-schedule on line 607',
    ]);
  });
});
