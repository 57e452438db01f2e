import { linkOf } from '../../src/runbook/link-of.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import type { HeaderField } from '../../src/runbook/runbook.js';

const name = '| Runbook name | Acme - Enforce 2FA |\n|---|---|\n';

function headerValue(field: HeaderField, label: string, value: string) {
  return parseRunbook(`${name}| ${label} | ${value} |\n`).runbook.header[field];
}

/** The ways in which people strike a text through. */
const struck: readonly (readonly [string, (text: string) => string])[] = [
  ['~~…~~', (text) => `~~${text}~~`],
  ['~~`…`~~', (text) => `~~\`${text}\`~~`],
  ['~~**…**~~', (text) => `~~**${text}**~~`],
  ['**~~…~~**', (text) => `**~~${text}~~**`],
  ['~~… **b** c~~', (text) => `~~${text} **b** c~~`],
  ['~~…~~ ~~b~~', (text) => `~~${text}~~ ~~b~~`],
  ['~~[…](url)~~', (text) => `~~[${text}](https://example.org/9)~~`],
  ['[~~…~~](url)', (text) => `[~~${text}~~](https://example.org/9)`],
  ['<del>', (text) => `<del>${text}</del>`],
  ['<DEL>', (text) => `<DEL>${text}</DEL>`],
  ['<s>', (text) => `<s>${text}</s>`],
  ['<strike>', (text) => `<strike>${text}</strike>`],
  ['<del> with code', (text) => `<del>\`${text}\`</del>`],
  ['<del> with a link', (text) => `<del>[${text}](https://example.org/9)</del>`],
];

const joints = [' ', '<br>', ', ', ' / ', ' → ', ' -> ', ' => ', ' ➡️ '];

describe.each(struck)('%s', (_, strike) => {
  test.each(joints)('before what counts, joined by “%s”', (joint) => {
    const old = (text: string) => strike(text) + joint;
    expect(headerValue('dri', 'DRI', `${old('@john')}@jane`)?.text).toBe('@jane');
    expect(headerValue('scheduleAt', 'Schedule at', `${old('2026-10-10 15:00 UTC')}2026-10-12 15:00 UTC`)?.text).toBe(
      '2026-10-12 15:00 UTC',
    );
    const link = headerValue('meetingUrl', 'Meeting URL', `${old('Zoom')}[Zoom](https://zoom.example.com/j/1)`);
    expect(link && linkOf(link)).toBe('https://zoom.example.com/j/1');
  });

  test('behind it', () => {
    expect(headerValue('dri', 'DRI', `@jane ${strike('@john')}`)?.text).toBe('@jane');
    expect(headerValue('dri', 'DRI', `@jane, ${strike('@john')}`)?.text).toBe('@jane');
    expect(headerValue('dri', 'DRI', `@jane (${strike('@john')})`)?.text).toBe('@jane');
  });

  test.each(['', ' (on leave)', ' - not needed', ' ❌', ' :x:'])('as a whole name, with “%s” behind it', (remark) => {
    const old = strike('Old') + remark;
    const contacts = `### GitLab Contacts\n\n| Name | Role |\n|---|---|\n| ${old} | SRE |\n| Jane | SRE |\n\n`;
    const list = `### Pre-call checklist\n\n- [ ] ${old}\n- [ ] New\n\n`;
    const tasks = `### Tasks\n\n| Task | Outcome | Duration |\n|---|---|---|\n| ${old} | | 5m |\n| New | | 5m |\n`;
    const { runbook, problems } = parseRunbook(`${name}\n${contacts}${list}${tasks}`);
    expect(runbook.gitlabContacts.map((contact) => contact.name.text)).toEqual(['Jane']);
    expect(runbook.customerContacts).toEqual([]);
    expect(runbook.preCall.map(({ text }) => text)).toEqual(['New']);
    expect(runbook.tasks.map((task) => task.name.text)).toEqual(['New']);
    expect(problems).toEqual([]);
  });
});

const contactColumns = '| Name | Role | Description |\n|---|---|---|\n';

test.each([
  '~~| John | SRE | x |~~',
  '| ~~John | SRE | x~~ |',
  '| ~~John | SRE |~~ |',
  '| ~~John~~ | ~~SRE~~ | ~~x~~ |',
  '<del>| John | SRE | x |</del>',
  '| <del>John | SRE | x</del> |',
])('the row %s is not there', (row) => {
  const { runbook } = parseRunbook(`${name}\n### GitLab Contacts\n\n${contactColumns}${row}\n| Jane | SRE | |\n`);
  expect(runbook.gitlabContacts.map((contact) => contact.name.text)).toEqual(['Jane']);
  expect(runbook.customerContacts).toEqual([]);

  const columns = '| Task | Outcome | Duration |\n|---|---|---|\n';
  const tasks = parseRunbook(`${name}\n### Tasks\n\n${columns}${row}\n| New | | |\n`).runbook.tasks;
  expect(tasks.map((task) => task.name.text)).toEqual(['New']);
});

test.each(['del', 's', 'strike', 'DEL'])('what stands between lines of <%s> is not there', (tag) => {
  const strike = (markdown: string) => `<${tag}>\n\n${markdown}\n\n</${tag}>\n\n`;
  const john = `${contactColumns}| John | SRE | |`;
  const jane = `${contactColumns}| Jane | SRE | |\n\n`;
  const contacts = `### GitLab Contacts\n\n${strike(john)}${jane}`;
  const list = `### Pre-call checklist\n\n${strike('- [ ] Old')}- [ ] New\n\n`;
  const plan = `### Rollback plan\n\n${strike('Old plan')}New plan\n\n`;
  const { runbook } = parseRunbook(`${name}\n${strike(`### Customer Contacts\n\n${john}`)}${contacts}${list}${plan}`);
  expect(runbook.gitlabContacts.map((contact) => contact.name.text)).toEqual(['Jane']);
  expect(runbook.customerContacts).toEqual([]);
  expect(runbook.preCall.map(({ text }) => text)).toEqual(['New']);
  expect(runbook.rollbackPlan?.text).toBe('New plan');
});

test('a line of <del> that nobody closes strikes nothing', () => {
  const { runbook } = parseRunbook(`${name}\n<del>\n\n### Rollback plan\n\nSwitch it off.\n`);
  expect(runbook.rollbackPlan?.text).toBe('Switch it off.');
});

test.each(['### ~~GitLab Contacts~~', '### <del>GitLab Contacts</del>', '### ~~**GitLab Contacts**~~'])(
  'nobody is there under %s',
  (heading) => {
    const { runbook } = parseRunbook(`${name}\n${heading}\n\n${contactColumns}| John | SRE | |\n`);
    expect(runbook.gitlabContacts).toEqual([]);
    expect(runbook.customerContacts).toEqual([]);
  },
);

test.each([
  ['### ~~Customer~~ GitLab Contacts', 'gitlabContacts'],
  ['### GitLab Contacts ~~(draft)~~', 'gitlabContacts'],
  ['### ~~GitLab~~ Customer Contacts', 'customerContacts'],
  ['**~~GitLab~~ Customer Contacts**', 'customerContacts'],
] as const)('%s is read without what is struck', (heading, side) => {
  const { runbook } = parseRunbook(`${name}\n${heading}\n\n${contactColumns}| John | SRE | |\n`);
  expect(runbook[side].map((contact) => contact.name.text)).toEqual(['John']);
});

test.each(['~~John', 'John~~', '~~ John', '`~~John~~`', '\\~~John~~'])('%s is not struck through', (written) => {
  const { runbook } = parseRunbook(`${name}\n### GitLab Contacts\n\n${contactColumns}| ${written} | SRE | |\n`);
  expect(runbook.gitlabContacts.map((contact) => contact.name.text.replace(/[~ ]/g, ''))).toEqual(['John']);
});

test.each([
  ['~~5m~~ 10m', 10],
  ['<del>5m</del> 10m', 10],
  ['10m ~~5m~~', 10],
  ['~~5m~~', undefined],
])('the duration %s', (cell, minutes) => {
  const { runbook } = parseRunbook(`### Tasks\n\n| Task | Outcome | Duration |\n|---|---|---|\n| a | | ${cell} |\n`);
  expect(runbook.tasks[0]?.plannedMinutes).toBe(minutes);
});
