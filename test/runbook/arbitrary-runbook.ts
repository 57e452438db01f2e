import fc from 'fast-check';

/** Text that people may type and that must do no harm where it ends up. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        ...['/close', '@all', '@jane', '#1', '!1', '&1', '~label', '%milestone', '$12', '^alert#1', 'group/project#12'],
        ...['https://gitlab.com/a/b/-/issues/1', 'www.example.com', '0123abcd', 'GL-12', '[x]', '[a](b)', '![a](b)'],
        ...['|', '||', '\\|', '\\\\|', '\\', '`', '``', '```', '`a', 'b`', '`/close`', '<br>', '<!--', '-->', '<b>'],
        ...['- [ ] item', '1.', '#', '---', '===', '***', '> quote', '*a*', '_b_', '~~c~~', '&amp;', '&#64;', ':+1:'],
        ...[
          '\n',
          '\r',
          '\r\n',
          '\n/close',
          '\n\r/close',
          '\u2028/close',
          '\t',
          ' ',
          '  ',
          '\u00a0',
          '\u0000',
          '\ud800',
        ],
        ...['(planned 10m)', 'planned', 'took', ':', '(a)', '-', 'Success', 'words', '3 users not found', 'ünï 株'],
      ),
      { maxLength: 8 },
    )
    .chain((parts) => fc.constantFrom('', ' ').map((glue) => parts.join(glue))),
);

const plainText = fc.constantFrom(
  'Enforce 2FA',
  'Tell the customer',
  'Review `users` with errors',
  'a \\| b',
  '2 · ü 株',
);
const itemText = fc.constantFrom(
  'Dry-run done',
  'Logs',
  'Inform `#support_manager`',
  'Rollback known',
  'wrapped\n  text',
);

/** The line ends of a whole document, and perhaps a byte order mark. */
const bytes = fc.record({ lineEnd: fc.constantFrom('\n', '\r\n', '\r'), mark: fc.constantFrom('', '\ufeff') });

const headerRows = fc.record({
  'Runbook name': fc.constantFrom(
    '| Runbook name | Acme - 2FA |',
    '| Runbook name |  |',
    'Runbook name | `Acme - 2FA`',
  ),
  rest: fc.subarray([
    '| Runbook description | Enforce it<br>everywhere |',
    '| DRI | `@john_doe` |',
    '| DRI ||',
    '| Schedule at | |',
    '| Schedule at | `2026-10-10 - 23:30 UTC`',
    '| Meeting URL |',
    '| Meeting URL | [Zoom](https://example.zoom.com/j/1) | |',
    '| Ticket | 1234 |',
  ]),
});

const taskRow = fc.record({
  name: plainText,
  cells: fc.constantFrom(
    ' |',
    ' | | |',
    '',
    ' |||',
    ' | | 10m |',
    ' | | 10-15m |',
    ' | | 12m (planned 10m) |',
    ' | | took 12m',
    ' | Success | 12m |',
    ' | Failed: `@jane`<br>two | 1h (planned 10m) |',
    ' | Partial | (planned 10m) |',
    ' | Half done | a while | |',
    ' | Success / Failed | 10m |',
    ' | ~~Success~~ Failed | 10m |',
    ' | Success :tada: | 10m |',
    ' | Skipped',
    ' | Success | took 5m',
    ' | | (planned took 10m) |',
    ' | | took planned 10m |',
  ),
});

/** Task tables with the columns in another order, with and without pipes around the rows. */
const otherTaskTable = fc
  .array(
    fc.constantFrom(
      ...[
        '| Success | a \\| b | 12m |',
        'Failed: no | Enforce 2FA | 12m',
        '| | Enforce 2FA | 10m',
        '| | a',
        'Done | a |',
      ],
      ...['| Success | a', 'Success | a'],
    ),
    { maxLength: 3 },
  )
  .chain((rows) =>
    fc
      .constantFrom('| Outcome | Task | Duration |', 'Duration | Task | Outcome')
      .map((header) => [...['', 'Words between.', '', header, '---|---|---'], ...rows]),
  );

const listMark = fc.constantFrom('- ', '* ', '1. ', '-   ', '  - ', '> - ', '- 1. ');
const box = fc.constantFrom('[ ]', '[x]', '[X]', '[~]', '[]', '[x ]', '[y]', '☐', '✅');
const below = fc.constantFrom(
  [],
  ['', 'IN`because`'],
  ['IN`because`'],
  ['', 'INbecause of', 'INthat', ''],
  ['', 'IN    code'],
  ['IN- one', 'IN- two'],
  ['', 'IN```', 'INfence', 'IN```'],
  ['', 'IN- [ ] below', ''],
  ['IN> quote'],
  ['IN- no time', 'IN- not possible'],
  ['', 'INSee the log.'],
  ['', 'IN![a](b)', '', 'IN`because`'],
  ['', 'There is no staging.', ''],
);
const listItem = fc.record({ mark: listMark, box, text: itemText, below }).map(({ mark, box, text, below }) => {
  const indent = mark.replace(/[^>]/g, ' ');
  const wrapped = text.replace('\n  ', `\n${indent}`);
  return [
    `${mark}${box} ${wrapped}`,
    ...below.map((line) => indent.trimEnd() + line.replace('IN', indent.replace('>', ''))),
  ];
});
const paragraphItem = fc
  .record({ box, text: itemText, below: fc.constantFrom([], ['', '    `because`', ''], ['`because`'], ['']) })
  .map(({ box, text, below }) => [`${box} - ${text}`, ...below]);
const checklist = fc
  .oneof(
    fc.array(listItem, { maxLength: 4 }),
    fc.array(paragraphItem, { maxLength: 4 }),
    fc.array(fc.oneof(listItem, paragraphItem), { maxLength: 4 }),
  )
  .map((items) => items.flat());

/** Runbooks in all the forms that people write, well-formed or not quite. */
export const runbookMarkdown: fc.Arbitrary<string> = fc
  .record({
    bytes,
    header: headerRows,
    preCall: checklist,
    tasks: fc.array(taskRow, { maxLength: 4 }),
    moreTasks: fc.oneof(fc.constant([]), otherTaskTable),
    postCall: checklist,
    rollback: fc.constantFrom('Switch it off.', '', '- one\n- two', '<!-- nothing -->'),
    between: fc.constantFrom('', 'Some prose.', '---', '<!-- note -->'),
  })
  .map(({ bytes, header, preCall, tasks, moreTasks, postCall, rollback, between }) => {
    const lines = [
      ...[header['Runbook name'], '|---|---|', ...header.rest, ''],
      ...['### Pre-call checklist', '', ...preCall, '', between, ''],
      ...['#### Runbook -Tasks', '', '| Task | Outcome | Duration |', '|---|---|---|'],
      ...tasks.map(({ name, cells }) => `| ${name}${cells}`),
      ...moreTasks,
      ...['', '### Rollback plan', rollback, '', '## Post-call checklist', ...postCall],
    ];
    return bytes.mark + lines.join('\n').replaceAll('\n', bytes.lineEnd);
  });

/** Lines of runbooks in any order, cut anywhere. */
export const runbookSoup: fc.Arbitrary<string> = fc
  .array(runbookMarkdown, { minLength: 2, maxLength: 3 })
  .chain((documents) => fc.shuffledSubarray(documents.flatMap((markdown) => markdown.split('\n'))))
  .chain((lines) => fc.nat({ max: 2000 }).map((end) => lines.join('\n').slice(0, end)));
