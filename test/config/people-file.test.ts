import { parsePeople, readPeopleFile } from '../../src/config/people-file.js';

const nobody = { email: undefined, gitlab: undefined, slack: undefined, workingHours: undefined };

test('the people of a team file, each with the parts that are known', async () => {
  const file = await readPeopleFile('test/fixtures/people/team.yml');

  expect(file).toEqual({
    kind: 'people',
    people: [
      {
        name: 'Ann Example',
        email: 'Ann@example.com',
        gitlab: { id: 4242, username: 'ann' },
        slack: { id: 'U012AB3CD', username: 'ann.example' },
        workingHours: { hours: { start: 9 * 60, end: 18 * 60 }, zone: undefined },
      },
      // A GitLab user name without id is not relied on.
      { ...nobody, name: 'Bo Newcomer', slack: { id: 'U034EF5GH', username: undefined } },
      { ...nobody, name: 'Cé Öther', gitlab: { id: 77, username: '007' } },
      { ...nobody, name: 'Dee Alone' },
    ],
  });
});

test.each([
  ['0800-1600 Central time', { hours: { start: 480, end: 960 }, zone: 'America/Chicago' }],
  ['09:00-17:30', { hours: { start: 540, end: 1050 }, zone: undefined }],
  ['{ start: 9, end: 17 }', { hours: { start: 540, end: 1020 }, zone: undefined }],
  ['mostly mornings', undefined],
  ['[1, 2]', undefined],
])('working hours: %s', (written, workingHours) => {
  expect(parsePeople(`- name: Ann\n  working_hours: ${written}\n`)).toMatchObject({ people: [{ workingHours }] });
});

test('every problem is reported at once, with its line and the name of the entry', async () => {
  const file = await readPeopleFile('test/fixtures/people/wrong.yml');

  expect(file).toEqual({
    kind: 'invalid',
    problems: [
      'Line 6, name: found nothing; expected the name of a person.',
      'Line 6, gitlab: found 4243; expected id and username.',
      'Line 8 (Bo Wrong), email: found "bo at example.com"; expected an e-mail address.',
      'Line 8 (Bo Wrong), gitlab.id: found "4243"; expected a number such as 4242 (on GitLab: profile, ⋮, Copy user ID).',
      'Line 8 (Bo Wrong), gitlab.username: found 7; expected a user name (in quotes when it is a number).',
      'Line 8 (Bo Wrong), slack.id: found "@bo"; expected an id such as U012AB3CD (in Slack: profile, ⋮, Copy member ID).',
      'Line 12: found "just text"; expected the name, email, gitlab and slack of a person.',
      'Line 13: found null; expected the name, email, gitlab and slack of a person.',
      'Line 14 (Ann Again), slack.id: U012AB3CD belongs to Ann Example (line 1) already.',
      'Line 14 (Ann Again), gitlab.id: 4242 belongs to Ann Example (line 1) already.',
      'Line 14 (Ann Again), email: ann@example.com belongs to Ann Example (line 1) already.',
    ],
  });
});

test.each([
  ['is empty', '', 'The file is not a list; expected entries that begin with "- name: ".'],
  ['is not a list', 'name: Ann', 'The file is not a list; expected entries that begin with "- name: ".'],
  ['breaks off', '- name: Ann\n  gitlab: {id: 1', 'Line 2: '],
  ['names a key twice', '- name: Ann\n  name: Bo\n', 'Line 2: Map keys must be unique.'],
  ['refers to something that is not there', '- *ann\n', 'Unresolved alias'],
  [
    'is a billion laughs',
    `- &a [x]\n${'bcdefghij'.replace(/./g, (at) => `- &${at} [${Array(10).fill(`*${String.fromCharCode(at.charCodeAt(0) - 1)}`)}]\n`)}`,
    'Excessive alias count',
  ],
])('a file that %s is refused', (_title, text, problem) => {
  const file = parsePeople(text);

  expect(file.kind === 'invalid' && file.problems[0]).toContain(problem);
});

test('an empty list is a list', () => {
  expect(parsePeople('[]')).toEqual({ kind: 'people', people: [] });
});

test('an entry may repeat another by reference', () => {
  const file = parsePeople('- name: Ann\n  gitlab: &bot {id: 0x10, username: ann}\n- name: Bo\n  gitlab: *bot\n');

  expect(file).toEqual({ kind: 'invalid', problems: ['Line 3 (Bo), gitlab.id: 16 belongs to Ann (line 1) already.'] });
});

test('a file that is not there is a problem, not a crash', async () => {
  const file = await readPeopleFile('test/fixtures/people/nobody.yml');

  expect(file).toEqual({
    kind: 'invalid',
    problems: [expect.stringContaining('The file cannot be read: ENOENT: no such file')],
  });
});
