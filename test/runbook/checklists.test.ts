import { editRunbook, planEdits } from '../../src/runbook/edit-runbook.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { reviewRunbook } from '../../src/runbook/review-runbook.js';

const header = '| Runbook name | Acme - Enforce 2FA |\n|---|---|\n\n';

function preCall(markdown: string) {
  return parseRunbook(header + markdown).runbook.preCall.map(({ text, state }) => `${state}: ${text}`);
}

function codes(markdown: string): readonly string[] {
  return reviewRunbook(header + markdown).problems.map(({ code }) => code);
}

describe('the pre-call checklist is found under', () => {
  test.each([
    '### Pre-call checklist',
    '### Pre-call checklist (3/4)',
    '### Pre-call checklist 3/4',
    '### Pre-call checklist [3 of 4]',
    '### Pre-call checklist (75%)',
    '### Pre-call checklist - 3 / 4',
    '### :clipboard: Pre-call checklist',
    '### 📋 Pre-call checklist',
    '### Pre-call checklist :white_check_mark:',
    '### Step 3: Pre-call checklist',
    '### Section 2 - Pre-call checklist',
    '### 3. Pre-call checklist',
    '### 3.1 Pre-call checklist',
    '### 3) Pre-call checklist',
    '### a) Pre-call checklist',
    '### Pre-call checklist (optional)',
    '### Pre-call checklist (for the DRI)',
    '### **Pre-call checklist**',
    '###Pre-call checklist',
    '**Pre-call checklist**',
    '**Pre-call checklist:**',
    '__Pre-call checklist__',
    ':clipboard: **Pre-call checklist** (3/4)',
    'Pre-call checklist',
    'Pre-call checklist:',
    '<h3>Pre-call checklist</h3>',
    '<b>Pre-call checklist</b>',
    '<details>\n<summary>Pre-call checklist</summary>',
    '<details open><summary><b>Pre-call checklist (0/2)</b></summary>',
    'Pre-call checklist\n---',
    '### 3️⃣ Pre-call checklist',
    '### Pre-call checklist – 50% done',
    '### Pre-call checklist ✅ done',
    '### Pre-call checklist: the DRI',
    '### Pre-call checklist - Acme',
    '### Checklist pre-call',
    '### PRE CALL CHECKS',
  ])('%s', (heading) => {
    expect(preCall(`${heading}\n\n- [ ] Dry-run\n- [x] Logs\n`)).toEqual(['open: Dry-run', 'done: Logs']);
  });

  test('items of a list in which the other sections stand as well', () => {
    const markdown = '1. Pre-call checklist\n   - [ ] Dry-run\n2. Post-call checklist\n   - [x] Told\n';

    expect(preCall(markdown)).toEqual(['open: Dry-run']);
    expect(parseRunbook(markdown).runbook.postCall).toHaveLength(1);
  });
});

test.each(['### Preparation', '### Checklist', '', 'We pre-call checklist people.'])(
  'under %j it is not found, and that is a problem',
  (heading) => {
    expect(preCall(`${heading}\n\n- [ ] Dry-run\n`)).toEqual([]);
    expect(codes(`${heading}\n\n- [ ] Dry-run\n`)).toContain('no-checklist');
  },
);

test('a heading without any item is a problem as well', () => {
  const found = reviewRunbook(`${header}### Pre-call checklist\n\nNothing yet.\n`).problems;

  expect(found.filter(({ code }) => code === 'no-checklist').map(({ line, found }) => `${line} ${found}`)).toEqual([
    '1 The heading “Post-call checklist” is missing.',
    '4 “Pre-call checklist” has no items.',
  ]);
});

describe('a box may be written as', () => {
  test.each([
    ['- [ ] a', 'open', false],
    ['- [x] a', 'done', false],
    ['- [X] a', 'done', false],
    ['- [~] a', 'inapplicable', false],
    ['+ [ ] a', 'open', false],
    ['7) [ ] a', 'open', false],
    ['[x] - a', 'done', false],
    ['3. [] a', 'open', true],
    ['4. [ x ] a', 'done', true],
    ['-[ ] a', 'open', true],
    ['-[x] a', 'done', true],
    ['*[ ] a', 'open', true],
    ['- [x]a', 'done', true],
    ['- [ ]a', 'open', true],
    ['- ✅ a', 'done', true],
    ['- ☑️ a', 'done', true],
    ['- ✔ a', 'done', true],
    ['- ☐ a', 'open', true],
    ['- ⬜ a', 'open', true],
    ['☐ a', 'open', true],
    ['- :white_check_mark: a', 'done', true],
  ])('%s', (line, state, isStrange) => {
    const markdown = `### Pre-call checklist\n\n${line}\n`;

    expect(preCall(markdown)).toEqual([`${state}: a`]);
    expect(codes(markdown).includes('strange-mark')).toBe(isStrange);
  });

  test.each(['- [x](https://example.com) a', '- [ab] c', '- ✅a', '- [x]: b'])('%s is none', (line) => {
    expect(preCall(`### Pre-call checklist\n\n${line}\n`)).toEqual([]);
  });

  test.each([
    ['- ☐ a', '- [x] a'],
    ['-[ ] a', '-[x] a'],
    ['- [ ]a', '- [x]a'],
    ['- [ ] b\n-[ ] a', '- [ ] b\n-[x] a'],
    ['| Done | Item |\n|---|---|\n| [ ] | a |', '| Done | Item |\n|---|---|\n| [x] | a |'],
  ])('and is ticked: %j', (before, after) => {
    const start = `${header}### Pre-call checklist\n\n`;
    const edit = { kind: 'tick-item', item: { list: 'pre-call', position: 1, text: 'a' } } as const;

    expect(editRunbook(start + before, [edit])).toBe(start + after);
    expect(planEdits(start + after, [edit]).splices).toEqual([]);
  });
});

describe('a checklist in a table', () => {
  const rows = '| [ ] | Dry-run | Nobody has time |\n| [x] | Logs | |\n|  | No box | |\n';
  const markdown = `### Pre-call checklist\n\n| Done | Item | Reason |\n|---|---|---|\n${rows}`;

  test('is read row by row, with its reasons', () => {
    expect(preCall(markdown)).toEqual(['open: Dry-run', 'done: Logs']);
    expect(parseRunbook(header + markdown).runbook.preCall[0]?.reason?.text).toBe('Nobody has time');
  });

  test('has the box in front of the text, too', () => {
    const table =
      '### Pre-call checklist\n\n| Item | Owner |\n|---|---|\n| [x] Dry-run | Jane |\n| [ ] Logs | John |\n';

    expect(preCall(table)).toEqual(['done: Dry-run', 'open: Logs']);
  });

  test('takes no reason, which would end the table', () => {
    const edit = {
      kind: 'set-reason',
      item: { list: 'pre-call', position: 2, text: 'Logs' },
      reason: 'why',
    } as const;

    expect(planEdits(header + markdown, [edit])).toEqual({ splices: [], unplaced: [edit], obsolete: [] });
  });
});

test.each([
  ['### Pre-call checklist\n\n- [x] a\n\nMore:\n\n- b\n- c\n', 1],
  ['### Pre-call checklist\n\n- b\n- c\n', 2],
  ['### Pre-call checklist\n\n- [x] a\n- b\n', 1],
  ['### Pre-call checklist\n\n- [x] a\n  - b\n', 0],
])('items without a box are named: %j', (markdown, count) => {
  expect(codes(markdown).filter((code) => code === 'item-without-box')).toHaveLength(count);
});

test('an item that is struck through is not there', () => {
  expect(preCall('### Pre-call checklist\n\n- [ ] ~~Dry-run~~\n- [ ] ~~Old~~ Logs\n- [ ] <del>Old</del>\n')).toEqual([
    'open: Logs',
  ]);
});

test.each([
  ['- [ ] Dry-run', '  `/close`'],
  ['- [~] Dry-run\r  for all regions', '  `/close`'],
  ['10. [ ] Dry-run', '    `/close`'],
])('a reason that is not indented is replaced by one that is: under %j', (item, written) => {
  const before = `${header}### Pre-call checklist\n\n${item}\n\nThere is no staging.\n`;
  const [place] = parseRunbook(before).runbook.preCall;
  const edit = {
    kind: 'set-reason',
    item: { list: 'pre-call', position: 1, text: place?.text ?? '' },
    reason: '/close',
  } as const;
  const after = editRunbook(before, [edit]);

  expect(after).toBe(`${header}### Pre-call checklist\n\n${item}\n\n${written}\n`);
  expect(parseRunbook(after).runbook.preCall[0]?.reason?.text).toBe('/close');
});

test('a line without `>` under a quoted item counts as unquoted, before and after something is written', () => {
  const before = `${header}### Pre-call checklist\n\n> - [ ] a\n[ ] - b\n`;
  const item = { list: 'pre-call', position: 1, text: 'b' } as const;
  const after = editRunbook(before, [{ kind: 'set-reason', item, reason: 'Later' }]);

  expect(after).toBe(`${header}### Pre-call checklist\n\n> - [ ] a\n[ ] - b\n\n    \`Later\`\n`);
  expect(editRunbook(after, [{ kind: 'set-reason', item, reason: 'Later' }])).toBe(after);
});

test('quoted items count only where there are no others', () => {
  expect(preCall('### Pre-call checklist\n\n- [ ] new\n\n> - [x] old\n')).toEqual(['open: new']);
  expect(preCall('### Pre-call checklist\n\n> - [x] old\n')).toEqual(['done: old']);
  expect(preCall('>>>\n### Pre-call checklist\n\n- [x] old\n>>>\n\n### Pre-call checklist\n\n- [ ] new\n')).toEqual([
    'open: new',
  ]);
});

function reasonUnder(below: string, box = '- [ ] Dry-run'): string | undefined {
  return parseRunbook(`${header}### Pre-call checklist\n\n${box}\n${below}\n`).runbook.preCall[0]?.reason?.text;
}

describe('the reason of an open item is', () => {
  test.each([
    ['  `No staging`', 'No staging'],
    ['\n  `No staging`', 'No staging'],
    ['\n`No staging`', 'No staging'],
    ['\n      `No staging`', 'No staging'],
    ['\n  No staging', 'No staging'],
    ['\n  The customer has no staging, so we cannot.', 'The customer has no staging, so we cannot.'],
    ['  - No staging', 'No staging'],
    ['  - Because the customer declined', 'Because the customer declined'],
    ['\n  ![the page](https://example.com/a.png)\n\n  `No staging`', 'No staging'],
    ['\n  See the runbook.\n\n  `No staging`', 'No staging'],
    ['\nThere is no staging.', 'There is no staging.'],
  ])('%j', (below, reason) => {
    expect(reasonUnder(below)).toBe(reason);
  });

  test('with a hint where it is not indented', () => {
    const markdown = '### Pre-call checklist\n\n- [ ] Dry-run\n\nThere is no staging.\n';

    expect(codes(markdown)).toContain('reason-not-indented');
    expect(codes(markdown)).not.toContain('open-item-without-reason');
  });

  test.each([
    '\n  ```sh\n  gitlab-rake check\n  ```',
    '\n  ~~~\n  output\n  ~~~',
    '\n      sudo gitlab-ctl status',
    '\n      $ kubectl get pods',
    '\n  ![the page](https://example.com/a.png)',
    '\n  <img src="a.png">',
    '\n  [Documentation](https://docs.gitlab.com)',
    '\n  https://docs.gitlab.com',
    '\n  Note: the customer decides.',
    '\n  **Note:** not for trials.',
    '\n  Hint: not needed on weekends',
    '\n  See the documentation.',
    '\n  e.g. not in production',
    '\n  If it is not possible, say so.',
    '\n  Please do not skip this.',
    '\n  Run this command:',
    '\n  Is it possible without a restart?',
    '  - Check the logs\n  - Check the queue',
    '  - Upload the file\n  - Link it',
    '  1. Open the admin area\n  2. Export',
    '\n  | a | b |\n  |---|---|\n  | c | d |',
    '\n  > Quoted notes from the template:',
    '\nAsk the manager for help.',
    '\nMore about this in the handbook.',
    '\nThe steps after the call:',
    '\n### Notes\n\nThere is no staging.',
  ])('not %j', (below) => {
    expect(reasonUnder(below)).toBeUndefined();
  });
});

describe('what people put under an open box', () => {
  const page = '`Dry-run cannot be completed due to change requirements`';
  const pageText = 'Dry-run cannot be completed due to change requirements';
  const readings: readonly (readonly [string, string | undefined])[] = [
    [`\n    ${page}`, pageText],
    [`\n\n    ${page}`, pageText],
    [`    ${page}`, pageText],
    [`\n      ${page}`, pageText],
    [`\n\t${page}`, pageText],
    [`\n  ${page}`, pageText],
    [`  ${page}`, pageText],
    [`\n    ${page}\n`, pageText],
    [`\n    \`\`${pageText}\`\``, pageText],
    [`\n  Note: give the reason below.\n\n    ${page}`, pageText],
    ['  Waiting for the customer', undefined],
    ['\n  Waiting for the customer', 'Waiting for the customer'],
    ['\n    Waiting for the customer', 'Waiting for the customer'],
    ['\n  The customer sends the dump tomorrow.', 'The customer sends the dump tomorrow.'],
    ['\n  @jane is out until Monday, see #123', '@jane is out until Monday, see #123'],
    ['\n  [The change freeze](https://example.com) is not over.', 'The change freeze is not over.'],
    ['\n  ```sh\n  sudo gitlab-ctl tail\n  ```', undefined],
    ['\n  ```\n  Success\n  ```', undefined],
    ['\n  ![Screenshot](https://example.com/a.png)', undefined],
    ['\n  ![Screenshot](/uploads/0123/a.png){width=600}', undefined],
    ['\n  [![Screenshot](a.png)](a.png)', undefined],
    ['\n  https://docs.gitlab.com/ee/administration/', undefined],
    ['\n  <https://docs.gitlab.com/ee/administration/>', undefined],
    ['\n  [Backup documentation](https://docs.gitlab.com/ee/administration/backup_restore/)', undefined],
    ['\n  - Open the console\n  - Run the query', undefined],
    ['  1. Open the console\n  2. Run the query', undefined],
    ['\n  Note: the customer must not restart.', undefined],
    ['\n  NB: not on a Friday.', undefined],
    ['\n  See #123', undefined],
    ['\n  see group/project#123 for why not', undefined],
    ['\n  #123', undefined],
    ['\n  group/project#123', undefined],
    ['\n  (see #123)', undefined],
    ['\n  e.g. a snapshot, or a backup', undefined],
    ['\n  E.g.: not on a replica', undefined],
    ['\n  Why is there no staging?', undefined],
    ['\n  Is that not possible? (ask the TAM)', undefined],
    ['\n  $ gitlab-rake gitlab:check', undefined],
    ['\n  /label ~not-done', undefined],
    ['\n  @jane', undefined],
    ['\n  @jane @tom #123, !4, &5', undefined],
    ['\n  TBD', undefined],
    ['\n  …', undefined],
    ['\n  :hourglass:', undefined],
    ['\n  <!-- why is it not done? -->', undefined],
  ];

  test.each(readings)('%j says %j', (below, reason) => {
    expect(reasonUnder(below)).toBe(reason);
    expect(reasonUnder(below, '- [x] Backup\n- [ ] Dry-run')).toBeUndefined();
  });

  test.each(['Waiting for the customer', 'There is no staging.'])(
    'a paragraph that is not indented gets a hint: %s',
    (words) => {
      const markdown = `### Pre-call checklist\n\n- [ ] Dry-run\n\n${words}\n`;

      expect(codes(markdown)).toContain('reason-not-indented');
    },
  );
});

describe('a paragraph in backticks that is not indented', () => {
  test.each([
    'kubectl get pods',
    '$ rake gitlab:check',
    'sudo gitlab-ctl status',
    'Feature.enable(:x)',
    './run.sh',
    'psql -c x',
  ])('is no reason if it is the command %s', (command) => {
    expect(reasonUnder(`\n\`${command}\``)).toBeUndefined();
  });

  test.each(['Dry-run cannot be completed', 'No staging', 'Git access is only given on the day'])(
    'is the reason “%s”',
    (reason) => {
      expect(reasonUnder(`\n\`${reason}\``)).toBe(reason);
    },
  );

  test('is a reason also as a command where it is indented', () => {
    expect(reasonUnder('\n  `kubectl is missing`')).toBe('kubectl is missing');
  });
});
