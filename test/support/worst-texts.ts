/** Makes a text of at least `length` UTF-16 code units. */
export type WorstText = (length: number) => string;

function filled(piece: string, before = '', after = ''): WorstText {
  return (length) => before + piece.repeat(Math.ceil(length / piece.length)) + after;
}

const pieces = [
  ...[
    'a',
    'A',
    '1',
    ' ',
    '\t',
    '\n',
    '\r\n',
    ' \n',
    '\u00a0',
    '/',
    '.',
    '-',
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
    '|',
    '"',
    '`',
    '~',
    '*',
    '_',
    '\\',
  ],
  ...[
    'a.',
    'a/',
    '/a',
    'a-',
    'A1',
    '#1',
    '- ',
    '> ',
    '[a](',
    '<a ',
    '<!--',
    '&#1',
    '`a`',
    '` `` ',
    '(planned ',
    'took ',
    'Success: ',
  ],
  ...['12:00 ', '10/11/2031 ', 'PST ', 'May ', 'America/', 'https://', 'ab@', '😀', '\ud800', '\u202e', 'İ', '\ufeff'],
];

/** One piece again and again, between letters: what no regular expression may spend more than linear time on. */
export const repeated: readonly (readonly [string, WorstText])[] = pieces.flatMap((piece) => [
  [JSON.stringify(piece), filled(piece)] as const,
  [`a${JSON.stringify(piece)}b`, filled(piece, 'a', 'b')] as const,
]);

/** A sample of them for what takes longer to read. */
const everyEighth = repeated.filter((_, index) => index % 8 === 1);

const header = '| Runbook name | Acme - 2FA |\n|---|---|\n\n';
const checklist = `${header}### Pre-call checklist\n\n`;
const tasks = `${header}### Runbook - Tasks\n\n| Task | Outcome | Duration |\n|---|---|---|\n`;
const rollback = `${header}### Rollback plan\n\n`;

/** Runbooks that are costly to read for their length. */
export const runbooks: readonly (readonly [string, WorstText])[] = [
  ['lists in lists on each line', filled(`${'- '.repeat(15)}[ ] a\n`, checklist)],
  ['loose lists in lists', filled('- - - - - - - - a\n\n', checklist)],
  ['numbered lists in lists', filled('1) 1) 1) 1) 1) 1) 1) [ ] a\n', checklist)],
  ['a stair of items', filled('- [ ] a\n  - b\n    - c\n      - d\n        - e\n', checklist)],
  ['items in quotes', filled(`${'> - '.repeat(8)}[ ] a\n`, checklist)],
  ['items without text', filled('-\n', checklist)],
  ['items and reasons', filled('- [ ] a\n  `b`\n', checklist)],
  ['boxes without a list', filled('[ ] - a\n', checklist)],
  ['boxes and code', filled('[ ] a\n\n    b\n\n', checklist)],
  ['tasks of one letter', filled('|a\n', tasks)],
  ['tasks with wrong cells', filled('|a|b|c|\n', tasks)],
  ['a duration of letters', filled('x', `${tasks}| a | | `, ' |')],
  ['durations with many plans', filled(`| a | Success | ${'( planned '.repeat(49)} |\n`, tasks)],
  ['an outcome of results', filled('Success ', `${tasks}| a | `, ' | |')],
  ['brackets in cells', filled(`| ${'['.repeat(99)} |\n`, tasks)],
  ['emphasis in cells', filled(`| ${'*a_b'.repeat(400)} |\n`, tasks)],
  ['tables', filled('|Task|Outcome|\n|-|-|\n|a|b|\n\n', header)],
  ['header tables', filled('|Runbook name|a|\n|-|-|\n\n')],
  ['columns', filled('|a', header, `|\n${'|-'.repeat(20)}|\n`)],
  ['headings', filled('# a\n## tasks\n', header)],
  ['underlined headings', filled('a\n=\n', header)],
  ['a rollback plan of items', filled('- a\n', rollback)],
  ['a rollback plan of links', filled('[a](b) ', rollback)],
  ['references', filled('[a]: b "\n', header)],
  ['HTML', filled('<a>\n\n<!--\n\n', header)],
  ['fences', filled('```\na\n~~~\n', header)],
  ...everyEighth.map(
    ([name, text]) => [`a cell of ${name}`, (length: number) => `${tasks}| ${text(length)} | a | b |`] as const,
  ),
  ...everyEighth.map(
    ([name, text]) => [`an item of ${name}`, (length: number) => `${checklist}- [ ] ${text(length)}`] as const,
  ),
];
