import { editRunbook, planEdits } from '../../src/runbook/edit-runbook.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { reviewRunbook } from '../../src/runbook/review-runbook.js';

const header = '| Runbook name | Acme - Enforce 2FA |\n|---|---|\n\n';
const columns = '| Task | Outcome | Duration |\n|---|---|---|\n';

function tasks(markdown: string) {
  return parseRunbook(header + markdown).runbook.tasks.map(
    ({ name, plannedMinutes, actualMinutes }) => `${name.text} · ${plannedMinutes ?? '-'} · ${actualMinutes ?? '-'}`,
  );
}

function problems(markdown: string): readonly string[] {
  return reviewRunbook(header + markdown).problems.map(({ line, code }) => `${line - 3} ${code}`);
}

function record(position: number, name: string) {
  return {
    kind: 'record-task',
    task: { position, name },
    outcome: { result: 'Success', note: undefined },
    actualMinutes: 12,
  } as const;
}

describe('a row that writing would destroy', () => {
  test.each([
    ['| Run `ps aux | grep x` | | 10m |', 'Run ps aux | grep x', 'too-many-cells'],
    ['| `a | b | c` and more | | 10m |', 'a | b | c and more', 'too-many-cells'],
    ['| Either a | b | | 10m |', 'Either a', 'too-many-cells'],
    ['| Run `ps aux | grep x` | 10m |', 'Run ps aux | grep x', 'too-many-cells'],
    ['| Run ``ps aux | grep x`` | 10m |', 'Run ps aux | grep x', 'too-many-cells'],
    ['| Run ``ps `x` | grep x`` | 10m |', 'Run ps `x` | grep x', 'too-many-cells'],
    ['| Run ``ps ` | grep x`` | 10m |', 'Run ps ` | grep x', 'too-many-cells'],
    ['| Run ```ps `` | ` x``` | 10m |', 'Run ps `` | ` x', 'too-many-cells'],
    ['| `a` ``b | c`` `d` | 10m |', 'a b | c d', 'too-many-cells'],
    ['| ````a | b | c```` | 10m |', 'a | b | c', 'too-many-cells'],
    ['| a\\` `b | c` | 10m |', 'a` b | c', 'too-many-cells'],
    ['1.', '1.', 'row-like-a-list'],
    ['2)', '2)', 'row-like-a-list'],
  ])('%s is read, named, and left alone', (row, name, code) => {
    const markdown = `### Tasks\n\n${columns}| a | | 5m |\n${row}\n| c | | 5m |\n`;
    const edit = record(2, name);

    expect(tasks(markdown)[1]).toContain(name);
    expect(tasks(markdown)).toHaveLength(3);
    expect(problems(markdown)).toContain(`6 ${code}`);
    expect(planEdits(header + markdown, [edit])).toEqual({ splices: [], unplaced: [edit], obsolete: [] });
  });

  test.each([
    ['| Run `ps aux \\| grep x` | | 10m |', 'Run ps aux | grep x'],
    ['| a | | 10m | |', 'a'],
    ['| a | | 10m ||', 'a'],
    ['| 1. | | 10m |', '1.'],
    ['| - | | |', '-'],
    ['| one ` here | | 10m |', 'one ` here'],
    ['| `a` and `b` | | 10m |', 'a and b'],
    ['| ``a`` and ``b`` | | 10m |', 'a and b'],
    ['| ``a ` b`` | | 10m |', 'a ` b'],
    ['| ``a \\| b`` | | 10m |', 'a | b'],
    ['| ``a | `b` | 10m |', '``a'],
    ['| \\`\\`a | \\`\\` | 10m |', '``a'],
  ])('%s is not one', (row, name) => {
    const markdown = `### Tasks\n\n${columns}${row}\n`;

    expect(problems(markdown).filter((each) => /too-many-cells|row-like-a-list/.test(each))).toEqual([]);
    expect(parseRunbook(editRunbook(header + markdown, [record(1, name)])).runbook.tasks[0]).toMatchObject({
      outcome: { result: 'Success' },
      actualMinutes: 12,
      name: { text: name },
    });
  });
});

describe('the plan stands in a column', () => {
  test.each([
    'Planned',
    'Plan',
    'Planned duration',
    'Planned time',
    'Estimate',
    'Estimates',
    'Estimated',
    'Estimated time',
    'Estimated duration',
    'Expected duration',
    'Duration (planned)',
    '**Planned**',
  ])('%s', (label) => {
    const markdown = `### Tasks\n\n| Task | ${label} | Outcome | Duration |\n|---|---|---|---|\n| a | 10m | | |\n`;

    expect(tasks(markdown)).toEqual(['a · 10 · -']);
    expect(editRunbook(header + markdown, [record(1, 'a')])).toContain('| a | 10m | Success | 12m |');
    expect(tasks(markdown.replace('| | |', '| Success | 12m |'))).toEqual(['a · 10 · 12']);
  });

  test('which is not the duration', () => {
    const markdown = '### Tasks\n\n| Task | Estimate | Outcome |\n|---|---|---|\n| a | 10m | |\n';

    expect(tasks(markdown)).toEqual(['a · 10 · -']);
    expect(problems(markdown)).toContain('3 missing-column');
    expect(planEdits(header + markdown, [record(1, 'a')]).unplaced).toMatchObject([{ actualMinutes: 12 }]);
  });
});

describe('tasks are those of the call', () => {
  const table = `${columns}| a | | 5m |\n`;
  const other = `${columns}| other | | 5m |\n`;

  test.each([
    '### Retrospective tasks',
    '### Retro',
    '### Follow-up tasks',
    '### Follow up',
    '### Action items',
    '### Post-mortem tasks',
    '**Follow-up tasks**',
  ])('not those under %s', (heading) => {
    expect(tasks(`${heading}\n\n${other}\n### Runbook - Tasks\n\n${table}`)).toEqual(['a · 5 · -']);
    expect(tasks(`### Runbook - Tasks\n\n${table}\n${heading}\n\n${other}`)).toEqual(['a · 5 · -']);
    expect(tasks(`${heading}\n\n${other}`)).toEqual([]);
  });

  test('and those of other headings only where the heading for tasks has none', () => {
    expect(tasks(`### Steps\n\n${other}\n### Runbook - Tasks\n\n${table}`)).toEqual(['a · 5 · -']);
    expect(problems(`### Steps\n\n${other}\n### Runbook - Tasks\n\n${table}`)).toContain('3 other-task-table');
    expect(tasks(`### Steps\n\n${other}`)).toEqual(['other · 5 · -']);
  });

  test.each([`> ${other.trim().replaceAll('\n', '\n> ')}\n`, `>>>\n${other}>>>\n`])(
    'and quoted ones only where there are no others: %j',
    (quoted) => {
      expect(tasks(`${quoted}\n### Tasks\n\n${table}`)).toEqual(['a · 5 · -']);
      expect(tasks(`### Tasks\n\n${quoted}\n${table}`)).toEqual(['a · 5 · -']);
      expect(tasks(`### Tasks\n\n${table}\n${quoted}`)).toEqual(['a · 5 · -']);
      expect(tasks(`### Tasks\n\n${quoted}`)).toEqual(['other · 5 · -']);
    },
  );

  test('also in an item of a list', () => {
    expect(tasks(`- Steps\n\n${table.replace(/^(?=.)/gm, '  ')}`)).toEqual(['a · 5 · -']);
    expect(tasks(`3. Runbook - Tasks\n\n${table.replace(/^(?=.)/gm, '   ')}`)).toEqual(['a · 5 · -']);
  });

  test('and struck through they are not there', () => {
    expect(tasks(`### Tasks\n\n${columns}| ~~a~~ | | 5m |\n| ~~b~~ c | | ~~5m~~ 6m |\n`)).toEqual(['c · 6 · -']);
  });
});

test.each([
  [`### Tasks\n\n${columns}| a | | |\n\n| b | | |\n`, '7 row-outside-table'],
  ['### Tasks\n\n| Task | Outcome | Duration |\n| a | | |\n', '3 row-outside-table'],
  ['### Tasks\n\nTask | Outcome | Duration\n---|---|---\na | | \n2. b | | 10m\n', '6 row-like-a-list'],
  ['### Tasks\n\n<table>\n<tr><td>a</td></tr>\n</table>\n', '3 html-table'],
  [`### Tasks\n\n${columns}| a | | |\n\nb | Success\n`, '7 row-outside-table'],
  [`### Tasks\n\n${columns}| a | | |\n\n\n\n| b | | |\n`, '9 row-outside-table'],
  [`### Tasks\n\n${columns}| a | | |\n\n<!-- later -->\n\n| b | | |\n`, '9 row-outside-table'],
  [`- ### Tasks\n\n  ${columns.replaceAll('\n', '\n  ')}| a | | |\n\n  | b | | |\n`, '7 row-outside-table'],
  ['### Tasks\n\nThe table: <table><tr><td>a</td></tr></table>\n', '3 html-table'],
  ['### Tasks\n\n<table><thead><tr><th>Task</th></tr></thead></table>\n', '3 html-table'],
  ['### GitLab Contacts\n\n<div><table><tr><td>Jane</td></tr></table></div>\n', '3 html-table'],
  ['### Customer Contacts\n\n<table>\n<tr><td>Tom</td></tr>\n</table>\n', '3 html-table'],
  ['| DRI | @john |\n\n### Tasks\n', '1 row-outside-table'],
  ['| Schedule at | now |\n| DRI | @john |\n\n### Tasks\n', '1 row-outside-table'],
  [`### GitLab Contacts\n\n| Name | Role |\n|---|---|\n| a | b |\n\n| c | d |\n`, '7 row-outside-table'],
])('what is not read of a table is named: %j', (markdown, expected) => {
  expect(problems(markdown)).toContain(expected);
});

const inHtml = (...columns: readonly string[]) =>
  `<table>\n<tr>${columns.map((column) => `<th>${column}</th>`).join('')}</tr>\n<tr><td>Jane</td></tr>\n</table>\n`;

test.each([
  [inHtml('Name', 'Role', 'Description'), 'GitLab Contacts'],
  [`### Attendees\n\n${inHtml('Full name', 'Role / Title')}`, 'GitLab Contacts'],
  [`GitLab Contacts\n\n${inHtml('NAME', 'ROLE')}`, 'GitLab Contacts'],
  [`1. GitLab Contacts\n\n${inHtml('Name', 'Role')}`, 'GitLab Contacts'],
  [`### Plan\n\n${inHtml('Task', 'Outcome', 'Duration')}`, 'Runbook - Tasks'],
  [`- Plan\n\n  ${inHtml('Task', 'Duration').replaceAll('\n', '\n  ')}`, 'Runbook - Tasks'],
])('a table of the format in HTML is named with the heading that it needs: %j', (markdown, heading) => {
  const problem = parseRunbook(markdown).problems.find(({ code }) => code === 'html-table');

  expect(problem?.fix).toContain(`under the heading “${heading}”`);
});

test.each([
  '### Regions\n\n<table><tr><th>Region</th><th>Role</th></tr></table>\n',
  '<table><tr><td>x</td></tr></table>\n',
])('another table in HTML is nobody’s concern: %j', (markdown) => {
  expect(parseRunbook(markdown).problems.map(({ code }) => code)).not.toContain('html-table');
});

test.each([
  ...[' - ', ' – ', ' — ', ': ', ' : ', ' = ', ':** ', '**: '].map(
    (between) => `- **Runbook name${between}Acme\n- **DRI${between}John\n`,
  ),
  '- [ ] Runbook name: Acme\n- [x] DRI: John\n',
  '- :memo: Runbook name: Acme\n- :phone: Meeting URL: x\n',
  '### Runbook name\n\nAcme - 2FA\n\n### Schedule at\n\nnow\n',
  '**Runbook name**\n\nAcme\n\n**DRI**\n\nJohn\n',
  'Runbook name\n: Acme\n\nDRI\n: John\n',
  '> Runbook name: Acme\n> DRI: John\n',
  '---\nrunbook_name: Acme\nschedule_at: now\n---\n',
  'Runbook name | Acme\nDRI | John\n',
  '| Runbook name | Acme |\n| DRI | John |\n',
  '| Runbook name | Acme | Enforce 2FA |\n|---|---|\n| DRI | John |\n',
  '<table>\n<tr>\n<th scope="row"><b>Runbook name</b></th><td>x</td></tr>\n<tr>\n<th>DRI</th><td>x</td></tr>\n</table>\n',
  '<dl>\n<dt>Runbook name</dt><dd>x</dd>\n<dt>DRI</dt><dd>x</dd>\n</dl>\n',
  '- Runbook name: Acme - 2FA\n- DRI: John\n',
  '**Runbook name:** Acme - 2FA\n**DRI:** John\n',
  '* **Runbook name**: Acme - 2FA\n* **Schedule at**: now\n',
  '1. Runbook name: Acme\n2. Meeting URL: x\n',
  '<table>\n<tr><td>Runbook name</td><td>x</td></tr>\n<tr><td>DRI</td><td>x</td></tr>\n</table>\n',
])('a header that is no table is named: %j', (markdown) => {
  expect(reviewRunbook(markdown).problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['missing-header', 'header-not-a-table']),
  );
});

describe('a quoted runbook', () => {
  const runbook = (name: string) =>
    `| Runbook name | Acme ${name} - 2FA |\n|---|---|\n| DRI | ${name} |\n\n### GitLab Contacts\n\n| Name | Role |\n|---|---|\n| ${name} | x |\n\n### Tasks\n\n${columns}| ${name} | | 5m |\n`;
  const quote = (text: string) => text.replace(/^/gm, '> ');

  test.each([
    ['above', `${quote(runbook('Old'))}\n\n${runbook('New')}`],
    ['below', `${runbook('New')}\n\n${quote(runbook('Old'))}`],
    ['above, between fences', `>>>\n${runbook('Old')}\n>>>\n\n${runbook('New')}`],
    ['below, between fences', `${runbook('New')}\n\n>>>\n${runbook('Old')}\n>>>\n`],
  ])('%s does not come before the one that is not quoted', (_, markdown) => {
    const { header, gitlabContacts, tasks } = parseRunbook(markdown).runbook;

    expect(header.name?.text).toBe('Acme New - 2FA');
    expect(header.dri?.text).toBe('New');
    expect(gitlabContacts.map(({ name }) => name.text)).toEqual(['New']);
    expect(tasks.map(({ name }) => name.text)).toEqual(['New']);
  });

  test.each([quote(runbook('Old')), `>>>\n${runbook('Old')}\n>>>\n`])(
    'is read where it is the only one: %#',
    (markdown) => {
      const { header, gitlabContacts, tasks } = parseRunbook(markdown).runbook;

      expect([header.name?.text, gitlabContacts[0]?.name.text, tasks[0]?.name.text]).toEqual([
        'Acme Old - 2FA',
        'Old',
        'Old',
      ]);
    },
  );
});

describe('what a reader sees', () => {
  const first = (cell: string, more = '') =>
    parseRunbook(`| Runbook name | Acme - 2FA |\n|---|---|\n| Meeting URL | ${cell} |\n| DRI | ${cell} |\n${more}`)
      .runbook.header;

  test.each([
    ['[Zoom][z]', '\n[z]: https://zoom.us/j/1\n', 'Zoom', 'https://zoom.us/j/1'],
    ['[Zoom][]', '\n[zoom]: <https://zoom.us/j/1> "Title"\n', 'Zoom', 'https://zoom.us/j/1'],
    ['[Zoom]', '\n[ZOOM]: https://zoom.us/j/1\n', 'Zoom', 'https://zoom.us/j/1'],
    ['[Zoom][nowhere]', '\n[z]: https://zoom.us/j/1\n', '[Zoom][nowhere]', undefined],
    ['~~[Zoom](https://zoom.us/j/9)~~ [Zoom](https://zoom.us/j/1)', '', 'Zoom', 'https://zoom.us/j/1'],
    ['<del>[Zoom](https://zoom.us/j/9)</del> https://zoom.us/j/1', '', 'https://zoom.us/j/1', undefined],
    ['<s>https://zoom.us/j/9</s> <https://zoom.us/j/1>', '', 'https://zoom.us/j/1', 'https://zoom.us/j/1'],
    ['Ren&eacute; &Scaron;&tcaron;astn&yacute;', '', 'René Šťastný', undefined],
    ['Jos&#233; &ndash; M&uuml;ller', '', 'José – Müller', undefined],
    ['A &amp; B &unknown;', '', 'A & B &unknown;', undefined],
    ['~~John~~ Jane', '', 'Jane', undefined],
    ['**~~John~~** Jane', '', 'Jane', undefined],
    ['`~~John~~`', '', '~~John~~', undefined],
    ['<strike>John</strike> Jane', '', 'Jane', undefined],
  ])('of %s', (cell, more, text, url) => {
    const { dri } = first(cell, more);

    expect(dri?.text.replace(/^\*+ /, '')).toBe(text);
    expect(dri?.url).toBe(url);
  });
});

describe('a header row with a pipe that is text', () => {
  const whole = (row: string) => `| Runbook name | Acme - Enforce 2FA |\n|---|---|\n${row}\n`;

  test.each([
    '| Schedule at | 2026-10-10 - 15:00 PST | UTC |',
    '| Schedule at | `15:00 | 16:00` |',
    'Schedule at | now | later',
  ])('is named and left alone: %s', (row) => {
    const edit = { kind: 'set-header', field: 'scheduleAt', value: '2026-10-10 - 15:00 UTC', seen: 'x' } as const;

    expect(parseRunbook(whole(row)).problems).toMatchObject([{ code: 'too-many-cells', line: 3 }]);
    expect(parseRunbook(whole(row)).problems[0]?.fix).toContain('“\\|”');
    expect(planEdits(whole(row), [edit])).toEqual({ splices: [], unplaced: [edit], obsolete: [] });
  });

  test.each(['| Schedule at | 15:00 \\| 16:00 |', '| Schedule at | now | |', '| Notes | a | b |'])(
    'is none: %s',
    (row) => {
      expect(parseRunbook(whole(row)).problems).toEqual([]);
    },
  );
});
