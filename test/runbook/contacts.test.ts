import fc from 'fast-check';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { reviewRunbook } from '../../src/runbook/review-runbook.js';

const header = '| Runbook name | Acme - Enforce 2FA |\n|---|---|\n| DRI | `@john` |\n\n';
const columns = '| Name | Role | Description |\n|---|---|---|\n';
const jane = `${columns}| Jane Smith | Communication | Updates |\n`;
const tom = `${columns}| Tom Blogs | Systems Engineer | Verification |\n`;

/** The names of GitLab's people and of the customer's, and the codes of what is unclear about them. */
function sides(markdown: string) {
  const { overview } = reviewRunbook(header + markdown);
  const { runbook, problems } = parseRunbook(header + markdown);
  expect(overview.gitlabContacts.map(({ name }) => name.text)).toEqual(
    runbook.gitlabContacts.map(({ name }) => name.text),
  );
  return {
    gitlab: runbook.gitlabContacts.map(({ name }) => name.text),
    customer: runbook.customerContacts.map(({ name }) => name.text),
    codes: problems.filter(({ code }) => /contact/.test(code)).map(({ code }) => code),
  };
}

const bothKnown = { gitlab: ['Jane Smith'], customer: ['Tom Blogs'], codes: [] };

describe("the customer's table below GitLab's is the customer's, without a question, under", () => {
  test.each([
    '### Customer Contacts',
    '#### Customer',
    '#### Customer:',
    '### Customer attendees',
    '###### Customer - Contacts',
    '### 2. Customer Contacts (optional)',
    '### :office: Customer Contacts',
    '### 🏢 Customer contacts',
    '### Customer Contacts (1/2)',
    "### Customer's team",
    '### Contacts of the customer',
    '### Client contacts',
    '### **Customer Contacts**',
    '###Customer Contacts',
    '##Customer Contacts',
    '**Customer Contacts**',
    '**Customer Contacts:**',
    '**Customer Contacts**:',
    '__Customer Contacts__',
    '***Customer Contacts***',
    '*Customer Contacts*',
    '`Customer Contacts`',
    'Customer Contacts',
    'Customer contacts:',
    'Customer:',
    'Customer',
    '<h3>Customer Contacts</h3>',
    '<h4 id="c">Customer</h4>',
    '<b>Customer Contacts</b>',
    '<strong>Customer</strong>',
    '<p><b>Customer Contacts</b></p>',
    '<details>\n<summary>Customer Contacts</summary>',
    '<details><summary><b>Customer</b></summary>',
    '<details open>\n<summary>Customer attendees</summary>',
    'Customer Contacts\n---',
    'The customer sends the following engineers to the call.',
    '1. Customer Contacts',
    '2) Customer contacts',
    '- **Customer Contacts**',
    '* Customer:',
    '+ Customer Contacts (1/2)',
    '- ### Customer Contacts',
    'b. Customer Contacts',
    '2. Customer Contacts\n\nWho attends the call:',
  ])('%s', (heading) => {
    for (const level of ['## ', '### ']) {
      expect(sides(`${level}GitLab Contacts\n\n${jane}\n${heading}\n\n${tom}`)).toEqual(bothKnown);
    }
  });
});

describe("a table of whose people nothing certain is said stays with the customer's, and a warning says so, under", () => {
  test.each([
    '#### Acme contacts',
    '#### Acme',
    '**Acme**',
    'Acme:',
    'Acme',
    'From Acme',
    '### Contacts',
    '### Attendees',
    '### Others',
    '#### Others',
    'The following people work for Acme.',
    "### Acme's GitLab contacts",
    '### GitLab and customer contacts',
    '### Non-GitLab contacts',
    '### GitLab administrators of Acme',
    '#### Systems',
    '- Acme',
    '1. Acme',
    '- GitLab',
    '1. GitLab',
    '- [ ] GitLab Contacts',
    '- [x] GitLab Contacts',
    '- [GitLab Contacts](#gitlab-contacts)',
    '- [GitLab Contacts][1]',
    '- Customer Contacts\n- GitLab Contacts',
    '1. GitLab Contacts\n2. GitLab Contacts',
    '- Acme\n\n- GitLab Contacts',
    '- Acme\n  - GitLab Contacts',
    '- GitLab Contacts\n- Acme',
    '- GitLab Contacts\n  and those of Acme',
    '- GitLab Contacts\n\n  Acme',
    "- Acme's GitLab contacts",
    '- GitLab Contacts\n\nAcme:',
    '- GitLab Contacts\n\n- Acme',
    '- GitLab Contacts\n\n1. Acme',
    '- ~~GitLab Contacts~~',
    '- `- GitLab Contacts`\n\n  ```\n  Acme\n  ```',
    '- See also',
    '> Acme',
    '`Acme`',
    '```\nAcme\n```',
    '<details>\n<summary>Acme</summary>',
    '<h4>Acme</h4>',
    '<p>Acme</p>',
    '![Acme](https://example.com/acme.png)',
    '</details>',
    '---',
    '<!-- customer -->',
  ])('%s', (heading) => {
    const { gitlab, customer, codes } = sides(`## GitLab Contacts\n\n${jane}\n${heading}\n\n${tom}`);

    expect(gitlab).toEqual(['Jane Smith']);
    expect(customer).toEqual(['Tom Blogs']);
    expect(codes).toEqual(['contacts-without-heading']);
  });

  test.each(['#### Acme', '**Acme**', 'Acme:', '- Acme', '<h4>Acme</h4>', 'Our partner Acme joins with these:'])(
    '%s, also when it is the first table',
    (heading) => {
      expect(sides(`### GitLab Contacts\n\n${heading}\n\n${tom}`)).toEqual({
        gitlab: [],
        customer: ['Tom Blogs'],
        codes: ['contacts-without-heading'],
      });
    },
  );
});

describe("GitLab's own table is read under", () => {
  test.each([
    '### GitLab Contacts',
    '### Gitlab - Contacts',
    '### Contacts (GitLab)',
    '### Contacts from GitLab',
    '### GitLab',
    '### GitLab:',
    '### GitLab attendees',
    '### GitLab team',
    '### GitLab participants (2/2)',
    '### 1. GitLab Contacts',
    '### Step 1: GitLab Contacts',
    '### :fox: GitLab Contacts',
    '###GitLab Contacts',
    '**GitLab Contacts**',
    '**GitLab**',
    'GitLab contacts:',
    'GitLab:',
    '<h3>GitLab Contacts</h3>',
    '<b>GitLab Contacts</b>',
    '<details>\n<summary>GitLab Contacts</summary>',
    '### GitLab Contacts\n\nWho is there:',
    '### GitLab Contacts\n\nA table that says who attends the call for us.',
    '### GitLab Contacts\n\n<!-- fill in -->',
    '1. GitLab Contacts',
    '2) GitLab contacts:',
    '10. GitLab Contacts',
    '- GitLab Contacts',
    '* **GitLab Contacts**',
    '+ Contacts (GitLab)',
    '- ### GitLab Contacts',
    'a. GitLab Contacts',
    'a) GitLab Contacts',
    '1. GitLab Contacts\n\n<!-- fill in -->',
    '1. GitLab Contacts\n\nWho is there:',
    '1. See the runbook.\n\n   It is long.\n2. GitLab Contacts',
  ])('%s', (heading) => {
    const table = jane;

    expect(sides(`${heading}\n\n${table}\n### Customer Contacts\n\n${tom}`)).toEqual(bothKnown);
    expect(sides(`### Customer Contacts\n\n${tom}\n${heading}\n\n${table}`)).toEqual(bothKnown);
  });
});

test.each([
  ['1. GitLab Contacts', '   '],
  ['- GitLab Contacts', '  '],
  ['10. **GitLab Contacts**', '    '],
])("GitLab's own table is read within the item %s", (heading, indent) => {
  const table = jane.replace(/^(?=.)/gm, indent);

  expect(sides(`${heading}\n\n${table}\n### Customer Contacts\n\n${tom}`)).toEqual(bothKnown);
});

test.each(['1.', '1)', '-', '*', 'a.'])('all sections are read under headings such as "%s GitLab Contacts"', (mark) => {
  const head = (text: string) => `${mark} ${text}\n\n`;
  const { runbook } = parseRunbook(
    [
      `${header}${head('Customer Contacts')}${tom}`,
      `${head('GitLab Contacts')}${jane}`,
      `${head('Pre-call checklist')}<!-- tick these -->\n\n${mark === '*' || mark === '-' ? '+' : '-'} [ ] Meeting link\n`,
      `${head('Runbook - Tasks')}| Task | Outcome | Duration |\n|---|---|---|\n| Enforce | | 10m |\n`,
      `${head('Post-call checklist')}${mark === '*' || mark === '-' ? '+' : '-'} [ ] Lessons\n`,
    ].join('\n'),
  );

  expect(runbook.gitlabContacts.map(({ name }) => name.text)).toEqual(['Jane Smith']);
  expect(runbook.customerContacts.map(({ name }) => name.text)).toEqual(['Tom Blogs']);
  expect(runbook.preCall.map(({ text }) => text)).toEqual(['Meeting link']);
  expect(runbook.tasks.map(({ name }) => name.text)).toEqual(['Enforce']);
  expect(runbook.postCall.map(({ text }) => text)).toEqual(['Lessons']);
});

test('a quoted list of sections is older than the unquoted one', () => {
  const old = `- GitLab Contacts\n\n${jane.replace('Jane Smith', 'SECRET')}`.replace(/^/gm, '> ');

  expect(sides(`${old}\n\n1. GitLab Contacts\n\n${jane}\n### Customer Contacts\n\n${tom}`)).toEqual(bothKnown);
});

describe('a row says itself whose somebody is', () => {
  const company = '| Name | Role | Company |\n|---|---|---|\n';

  test.each(['Company', 'Side', 'Organisation', 'Organization', '**Company**'])('in a column %s', (label) => {
    const table = `| ${label} | Name | Role |\n|---|---|---|\n| GitLab | Jane Smith | x |\n| Acme | Tom Blogs | y |\n`;

    for (const heading of ['### Contacts', '### Attendees', '### GitLab Contacts', '**Who is there**']) {
      expect(sides(`${heading}\n\n${table}`)).toEqual(bothKnown);
    }
  });

  test('and counts as the customer’s, with a warning, where the column says nothing', () => {
    expect(sides(`### GitLab Contacts\n\n${company}| Jane Smith | x | GitLab |\n| Tom Blogs | y | |\n`)).toEqual({
      ...bothKnown,
      codes: ['unclear-contact'],
    });
  });

  test('but never against the heading of the customer', () => {
    expect(sides(`### Customer Contacts\n\n${company}| Jane Smith | x | GitLab |\n`).gitlab).toEqual([]);
  });

  test.each([
    '| Tom Blogs (Acme) | Engineer | |',
    '| Tom Blogs (customer) | Engineer | |',
    '| Tom Blogs, Acme | Engineer | |',
    '| tom@acme.example | Engineer | |',
    '| Tom Blogs | Customer | |',
    '| Tom Blogs | Customer DBA | |',
    '| Tom Blogs | Customer’s administrator | |',
    '| Tom Blogs | Acme administrator | |',
    '| Tom Blogs | Administrator at Acme | |',
    '| Tom Blogs | Engineer | Acme’s administrator |',
    '| Tom Blogs | Engineer | Coordination from customer side |',
    '| Tom Blogs | Engineer from the customer | |',
  ])('%s', (row) => {
    const { gitlab, customer, codes } = sides(`### GitLab Contacts\n\n${jane}${row}\n`);

    expect(gitlab).toEqual(['Jane Smith']);
    expect(customer).toHaveLength(1);
    expect(codes).toEqual(['unclear-contact']);
  });

  test.each([
    '| Jane Smith | Customer Success Manager | |',
    '| Jane Smith | Customer communication | Keeps the customer informed |',
    '| Jane Smith | Communication | In charge of updates to Acme |',
    '| Jane Smith (she/her) | Technical execution | |',
    '| Jane Smith (EMEA) | Technical execution | |',
    '| `@jane` Jane Smith | Customer-facing communication | |',
  ])('%s is somebody from GitLab', (row) => {
    const { gitlab, codes } = sides(`### GitLab Contacts\n\n${columns}${row}\n`);

    expect(gitlab).toHaveLength(1);
    expect(codes).toEqual([]);
  });

  test.each(['**Customer**', 'Customer:', '**Acme**', 'Customer contacts', 'Acme:', 'Acme', 'Acme Corp', 'Customer'])(
    'below the row %s of a table for all',
    (divider) => {
      const table = `${jane}| ${divider} | | |\n| Tom Blogs | Engineer | |\n`;

      expect(sides(`### GitLab Contacts\n\n${table}`)).toMatchObject({
        gitlab: ['Jane Smith'],
        customer: ['Tom Blogs'],
      });
    },
  );
});

test.each([
  '| Name | Role | Description |',
  '|---|---|---|',
  '| --- | --- | --- |',
  '| Customer contacts | Role | Description |',
  '| Name | Role | |',
])('below %s, which begins another table, nobody is certain', (row) => {
  const { gitlab, customer } = sides(`### GitLab Contacts\n\n${jane}${row}\n| Tom Blogs | Engineer | |\n`);

  expect({ gitlab, customer }).toEqual({ gitlab: ['Jane Smith'], customer: ['Tom Blogs'] });
});

test.each([
  ['Email', 'tom@acme.example', 'jane@gitlab.com'],
  ['Email', 'tom@initech.example', 'jane@support.gitlab.com'],
  ['Team', 'Acme', 'Support'],
  ['Team', 'Customer', 'Support'],
])('a further column %s says where somebody is from: %s', (label, theirs, ours) => {
  const table = `| Name | Role | ${label} |\n|---|---|---|\n| Jane Smith | x | ${ours} |\n| Tom Blogs | y | ${theirs} |\n`;

  expect(sides(`### GitLab Contacts\n\n${table}`)).toEqual({ ...bothKnown, codes: ['unclear-contact'] });
});

test('who is struck through is nobody', () => {
  const table = `${columns}| ~~John Doe~~ | ~~Execution~~ | |\n| ~~John Roe~~ | Host | |\n| ~~John Poe~~ Jane Smith | Host | |\n`;

  expect(sides(`### GitLab Contacts\n\n${table}`)).toEqual({ gitlab: ['Jane Smith'], customer: [], codes: [] });
});

describe('a row whose cells a pipe has shifted', () => {
  test.each([
    ['| Company | Name | Role |', '| Acme | GitLab | SECRET | DBA |'],
    ['| Company | Name | Role |', '| GitLab | x | SECRET | |'],
    ['| Name | Role | Company |', '| SECRET | runs `a | GitLab` |'],
    ['| Name | Role | Company |', '| SECRET | runs `a | GitLab` | Acme |'],
    ['| Name | Role | Company |', '| SECRET | a | GitLab | Acme |'],
    ['| Name | Role | Description |', '| SECRET | a | b | Acme |'],
    ['| Name | Role | Description |', '| `x | SECRET` | DBA |'],
    ['| Name | Role | Description |', '| ``x | SECRET`` | DBA |'],
    ['| Name | Role | Description |', '| ```x ` | SECRET``` | DBA |'],
    ['| Name | Role | Description |', '| `y` ``x | SECRET `` | DBA |'],
    ['| Name | Role | Company |', '| SECRET | runs ``a | GitLab`` |'],
    ['| Role | Name | Description |', '| Tech | SECRET | Tom | x |'],
  ])('stays in GitLab, with the fix: %s %s', (columnsRow, row) => {
    const list = `${columnsRow}\n${columnsRow.replace(/[^|]+/g, '---')}\n${row}\n`;
    const markdown = `${header}### GitLab Contacts\n\n${list}`;

    const { runbook, problems } = parseRunbook(markdown);

    expect(runbook.gitlabContacts).toEqual([]);
    expect(problems).toMatchObject([{ code: 'too-many-cells', line: 9 }]);
    expect(problems[0]?.fix).toContain('“\\|”');
  });

  test('wherever a pipe is, and whatever the columns', () => {
    const cell = fc.constantFrom('GitLab', 'DBA', '`a', 'b`', 'Acme', '', 'x');
    const order = fc.constantFrom(
      ['Name', 'Role', 'Company'],
      ['Company', 'Name', 'Role'],
      ['Role', 'Company', 'Name'],
      ['Side', 'Name', 'Description'],
    );
    fc.assert(
      fc.property(
        order,
        fc.array(cell, { minLength: 1, maxLength: 2 }),
        fc.nat(3),
        cell,
        (names, extra, place, role) => {
          // Tom from Acme, with a pipe too many before, in or behind one of his cells.
          const cells = names.map((name) => (name === 'Name' ? 'SECRET' : /Company|Side/.test(name) ? 'Acme' : role));
          const shifted = [...cells.slice(0, place), ...extra, ...cells.slice(place)];
          const markdown = `${header}### GitLab Contacts\n\n| ${names.join(' | ')} |\n|---|---|---|\n| ${shifted.join(' | ')} |\n`;

          expect(JSON.stringify(parseRunbook(markdown).runbook.gitlabContacts)).not.toContain('SECRET');
        },
      ),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 500) },
    );
  });

  test('is not one with a pipe behind its last cell only', () => {
    expect(sides(`### GitLab Contacts\n\n${columns}| Jane Smith | Communication | Updates | |\n`)).toEqual({
      gitlab: ['Jane Smith'],
      customer: [],
      codes: [],
    });
  });
});

describe('no arrangement of headings and tables takes a customer’s person for GitLab’s', () => {
  const wrap = fc.constantFrom<(text: string) => string>(
    ...['# ', '## ', '### ', '#### ', '##### ', '###', '##', '', '> '].map((mark) => (text: string) => mark + text),
    ...['- ', '* ', '+ ', '1. ', '2) ', '10. ', 'a. ', 'b) ', '> - ', '- ### ', '- [ ] ', '- - '].flatMap((mark) => [
      (text: string) => mark + text,
      (text: string) => `${mark}**${text}**:`,
    ]),
    (text) => `**${text}**`,
    (text) => `__${text}__`,
    (text) => `*${text}*`,
    (text) => `<h3>${text}</h3>`,
    (text) => `<b>${text}</b>`,
    (text) => `<strong>${text}</strong>:`,
    (text) => `<details>\n<summary>${text}</summary>\n`,
    (text) => `</details>\n\n**${text}**`,
    (text) => `${text}\n---`,
    (text) => `${text}:`,
    (text) => `Words before.\n${text}:`,
    (text) => `\`${text}\``,
    (text) => `:busts_in_silhouette: **${text}** (1/2)`,
  );
  /** Lists that name GitLab's contacts before or behind somebody else, as a table of contents does. */
  const listOfBoth = fc
    .tuple(fc.constantFrom('- ', '1. ', '2) ', '* '), fc.constantFrom('\n', '\n\n'), fc.boolean(), fc.boolean())
    .map(([mark, gap, isFirst, isNested]) => {
      const items = isFirst ? ['GitLab Contacts', 'Acme contacts'] : ['Customer Contacts', 'GitLab Contacts'];
      return items.map((item, index) => `${isNested && index > 0 ? '   ' : ''}${mark}${item}`).join(gap);
    });
  const heading = (words: readonly string[]) =>
    fc.tuple(wrap, fc.constantFrom(...words)).map(([mark, text]) => mark(text));
  const gitlabHeading = heading([
    'GitLab Contacts',
    'Gitlab - Contacts',
    'GitLab',
    'GitLab attendees',
    'Contacts from GitLab',
  ]);
  const customerHeading = heading([
    ...[
      'Customer Contacts',
      'Customer',
      'Customer attendees',
      'Acme contacts',
      'Acme',
      'Acme Corp',
      'Client',
      'The client',
    ],
    ...['Attendees from Acme', 'Who comes from the customer', 'GitLab contacts at Acme', 'Other people', 'Their team'],
  ]);
  const table = (name: string) =>
    fc
      .tuple(
        fc.constantFrom(
          ['| Name | Role | Description |', '|---|---|---|'],
          ['| Role | Name |', '|---|---|'],
          ['| Name | Role | Company |', '|---|---|---|'],
          ['Name | Role', '--- | ---'],
          ['| Full name | Title | |', '|---|---|---|'],
        ),
        fc.integer({ min: 1, max: 3 }),
      )
      .map(([rows, count]) => {
        const isReversed = rows[0]?.startsWith('| Role') === true;
        const row = isReversed
          ? `| Engineer | ${name} |`
          : `| ${name} | Engineer | ${name === 'JANE' ? 'GitLab' : 'Acme'} |`;
        return [...rows, ...Array.from({ length: count }, () => row)].join('\n');
      });
  const between = fc.constantFrom(
    '',
    '',
    '<!-- note -->',
    '---',
    'Some words about the call and who takes part in it.',
    '</details>',
    '<br>',
    '### Notes',
    '**Notes**',
  );
  const section = (head: fc.Arbitrary<string>, body: fc.Arbitrary<string>) =>
    fc
      .tuple(between, head, fc.constantFrom('\n\n', '\n'), body)
      .map(([before, title, gap, rows]) => `${before}\n\n${title}${gap}${rows}\n`);
  const customers = section(fc.oneof({ weight: 4, arbitrary: customerHeading }, listOfBoth), table('SECRET'));
  const gitlabs = section(gitlabHeading, table('JANE'));
  const loose = fc.tuple(between, table('SECRET')).map(([before, rows]) => `${before}\n\n${rows}\n`);
  const others = fc.constantFrom('### Pre-call checklist\n\n- [ ] a\n', '### Rollback plan\n\nSwitch it off.\n');

  test('whatever stands between them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(customers, gitlabs, loose, others), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        (parts, lineEnd) => {
          const markdown = (header + parts.join('\n')).replaceAll('\n', lineEnd);
          const names = parseRunbook(markdown).runbook.gitlabContacts.map(({ name }) => name.text);

          expect(names.filter((name) => name.includes('SECRET'))).toEqual([]);
        },
      ),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 1000) },
    );
  });

  test('and GitLab’s people are read where their heading stands right above them', () => {
    fc.assert(
      fc.property(gitlabHeading, table('JANE'), fc.constantFrom('\n', '\r\n'), (head, rows, lineEnd) => {
        fc.pre(!/^(?:> |- \[ \]|- - )/.test(head));
        // `- GitLab` alone may list anything.
        fc.pre(!/^(?:[-*+]|\d+[.)]) [#* ]*GitLab[*:]*$/.test(head));
        const widths = rows.split('\n').map((row) => row.replace(/^\||\|\s*$/g, '').split('|').length);
        fc.pre(widths.every((width) => width <= (widths[0] ?? 0)));
        const markdown = `${header}${head}\n\n${rows}\n`.replaceAll('\n', lineEnd);
        const names = parseRunbook(markdown).runbook.gitlabContacts.map(({ name }) => name.text);

        expect(new Set(names)).toEqual(new Set(['JANE']));
      }),
    );
  });
});
