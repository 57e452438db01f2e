import { parseRunbook } from '../../src/runbook/parse-runbook.js';

const header = (of: string) => `| Runbook name | Acme - ${of} |\n|---|---|\n| DRI | @${of} |\n\n`;
const people = (who: string, heading: string) =>
  `### ${heading} Contacts\n\n| Name | Role |\n|---|---|\n| ${who} | SRE |\n\n`;
const tasks = (task: string) => `| Task | Outcome | Duration |\n|---|---|---|\n| ${task} | | 5m |\n\n`;

/** A whole runbook, in which everything says which one it is. */
function runbook(of: string): string {
  const contacts = people(`Jane ${of}`, 'GitLab') + people(`Tom ${of}`, 'Customer');
  return `${header(of)}${contacts}### Pre-call checklist\n\n- [ ] item ${of}\n\n### Tasks\n\n${tasks(`task ${of}`)}### Rollback plan\n\nplan ${of}\n\n`;
}

function read(markdown: string): readonly (string | undefined)[] {
  const found = parseRunbook(markdown).runbook;
  return [
    found.header.name?.text,
    found.header.dri?.text,
    ...[...found.gitlabContacts, ...found.customerContacts].map(({ name }) => name.text),
    ...found.preCall.map(({ text }) => text),
    ...found.tasks.map(({ name }) => name.text),
    found.rollbackPlan?.text.split('\n')[0],
    ...(/ old/.exec(found.rollbackPlan?.text ?? '') ?? []),
  ];
}

const marked = (markdown: string) =>
  `${markdown
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')}\n\n`;
const fenced = (markdown: string) => `>>>\n${markdown.trimEnd()}\n>>>\n\n`;
const details = (markdown: string) => `<details>\n<summary>Old</summary>\n\n${markdown}</details>\n\n`;

const quotes: readonly (readonly [string, (markdown: string) => string])[] = [
  ['>', marked],
  ['> >', (markdown) => marked(marked(markdown))],
  ['> without a blank', (markdown) => marked(markdown).replaceAll('> ', '>')],
  ['> [!note]', (markdown) => `> [!note]\n${marked(markdown)}`],
  ['> [!warning] with a title', (markdown) => `> [!warning] Old\n>\n${marked(markdown)}`],
  ['an e-mail', (markdown) => `On Mon, Jan 5, 2026 Tom wrote:\n\n${marked(markdown)}`],
  ['>>>', fenced],
  ['>>> with blank lines', (markdown) => `>>>\n\n${markdown}\n>>>\n\n`],
  ['>>> right below a text', (markdown) => `Text\n${fenced(markdown)}`],
  ['>>> behind a list', (markdown) => `- one\n\n${fenced(markdown)}`],
  ['>>> with CRLF', (markdown) => fenced(markdown).replaceAll('\n', '\r\n')],
  ['>>>>', (markdown) => `>>>>\n${markdown.trimEnd()}\n>>>>\n\n`],
  ['>>> in >>>>', (markdown) => `>>>>\n${fenced('Older')}${markdown.trimEnd()}\n>>>>\n\n`],
  ['>>> [!note]', (markdown) => `>>> [!note]\n${markdown.trimEnd()}\n>>>\n\n`],
  ['<blockquote>', (markdown) => `<blockquote>\n\n${markdown}</blockquote>\n\n`],
  ['<blockquote cite>', (markdown) => `<blockquote cite="x">\n\n${markdown}\n</blockquote>\n\n`],
  ['<details> in >>>', (markdown) => fenced(details(markdown))],
  ['> in <details>', (markdown) => details(marked(markdown))],
];

const asNew = ['Acme - new', '@new', 'Jane new', 'Tom new', 'item new', 'task new', 'plan new'];

describe.each(quotes)('a quote in the form %s', (form, quote) => {
  test('before and behind the runbook is not read', () => {
    expect(read(quote(runbook('old')) + runbook('new'))).toEqual(asNew);
    expect(read(runbook('new') + quote(runbook('old')))).toEqual(asNew);
  });

  test.each(['before', 'behind'])('of a table or list %s the unquoted one is not read', (place) => {
    const both = (heading: string, of: (text: string) => string) =>
      `### ${heading}\n\n${place === 'before' ? quote(of('old')) + of('new') : of('new') + quote(of('old'))}`;
    const list = both('Pre-call checklist', (text) => `- [ ] ${text}\n\n`);
    const { preCall, tasks: found } = parseRunbook(header('new') + list + both('Tasks', tasks)).runbook;

    expect(preCall.map(({ text }) => text)).toEqual(['new']);
    expect(found.map(({ name }) => name.text)).toEqual(['new']);
  });

  test('of contacts is nobody where others are', () => {
    const after = parseRunbook(header('new') + people('Jane', 'GitLab') + quote(people('Tom', 'Customer'))).runbook;
    expect(after.gitlabContacts.map(({ name }) => name.text)).toEqual(['Jane']);
    expect(after.customerContacts).toEqual([]);
    const before = parseRunbook(header('new') + quote(people('Jane', 'GitLab')) + people('Tom', 'Customer')).runbook;
    expect(before.gitlabContacts).toEqual([]);
  });

  test('of a heading makes nobody below it a contact of GitLab', () => {
    const table = '| Name | Role |\n|---|---|\n| Tom | SRE |\n';
    const found = parseRunbook(`${header('new')}${quote('### GitLab Contacts\n\n')}${table}`).runbook;
    expect(found.gitlabContacts).toEqual([]);
    expect(found.customerContacts.map(({ name }) => name.text)).toEqual(['Tom']);
  });

  if (form !== '> in <details>') {
    test('is read where nothing else is there', () => {
      expect(read(quote(runbook('new')))).toEqual(asNew);
    });
  }
});

test.each([
  ['>>> that nobody closes', `>>>\n${runbook('new')}`],
  ['<blockquote> that nobody closes', `<blockquote>\n\n${runbook('new')}`],
])('%s quotes nothing', (_, markdown) => {
  expect(read(`${markdown}${fenced(runbook('old')).replaceAll('>>>', '')}`).slice(0, 3)).toEqual(asNew.slice(0, 3));
});

test('an item in a quote under a list item is an older one', () => {
  const list = '### Pre-call checklist\n\n- Old:\n  > - [ ] old\n\n- [ ] new\n';
  expect(parseRunbook(header('new') + list).runbook.preCall.map(({ text }) => text)).toEqual(['new']);
});

test('a quoted table above the one that counts leaves that under its heading', () => {
  const table = (who: string) => `| Name | Role |\n|---|---|\n| ${who} | SRE |\n\n`;
  const markdown = `${header('new')}### GitLab Contacts\n\n${marked(table('Old'))}${table('Jane')}`;
  expect(parseRunbook(markdown).runbook.gitlabContacts.map(({ name }) => name.text)).toEqual(['Jane']);
});
