import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderAnnouncement } from '../../../src/features/announce/announcement.js';
import { draftAnnouncement } from '../../../src/features/announce/draft-announcement.js';
import { renderReminder } from '../../../src/features/remind/reminder.js';
import { reviewRunbook } from '../../../src/runbook/review-runbook.js';
import { sampleAnnouncedCall, samplePreview } from '../../support/views/sample-preview.js';
import { target } from '../target.js';

/** Stands in everything that must stay in GitLab. */
const secret = 'SECRET';

const base = samplePreview();
const call = sampleAnnouncedCall();

const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const level = fc.constantFrom('## ', '### ', '#### ');
const box = fc.constantFrom('- [ ] ', '* [x] ', '1. [~] ', '[ ] - ', '- [y] ', '- ', '  - [ ] ');
const cell = fc.constantFrom(
  secret,
  `**${secret}**`,
  `[${secret}](https://${secret}.example)`,
  `\`${secret}\``,
  `a \\| ${secret}`,
);
const row = fc
  .tuple(cell, cell, cell)
  .chain(([a, b, c]) => fc.constantFrom(`| ${a} | ${b} | ${c} |`, `${a} | ${b}`, `| ${a}`));
const rows = fc.array(row, { maxLength: 4 });
const items = fc.array(fc.tuple(box, cell, fc.constantFrom([], [`  \`${secret}\``], ['', `    ${secret}`])), {
  maxLength: 4,
});

const customers = fc
  .tuple(level, rows)
  .map(([mark, table]) => [
    ...[`${mark}Customer Contacts`, '', '| Name | Role | Description |', '|---|---|---|', ...table, ''],
  ]);
const tasks = fc
  .tuple(level, rows, fc.constantFrom('| Task | Outcome | Duration |', '| Duration | Task | Outcome |'))
  .map(([mark, table, header]) => [`${mark}Runbook - Tasks`, '', header, '|---|---|---|', ...table, '']);
const checklist = fc
  .tuple(level, fc.constantFrom('Pre-call checklist', 'Post-call checklist'), items)
  .map(([mark, name, all]) => [
    `${mark}${name}`,
    '',
    ...all.flatMap(([start, text, under]) => [start + text, ...under]),
    '',
  ]);
const rollback = fc
  .tuple(level, fc.array(fc.oneof(cell, row), { maxLength: 3 }))
  .map(([mark, lines]) => [...[`${mark}Rollback plan`, '', ...lines, '', `> ${secret}`, '']]);

const runbook = fc
  .tuple(fc.array(fc.oneof(customers, tasks, checklist, rollback), { minLength: 1, maxLength: 6 }), lineEnd)
  .map(([sections, end]) =>
    [
      ...[
        '| Runbook name | Acme - 2FA |',
        '|---|---|',
        '| Runbook description | Enforce it |',
        '| DRI | `@john_doe` |',
      ],
      ...['| Schedule at | 2031-10-10 - 23:30 America/Los_Angeles |', ''],
      ...[
        '### GitLab Contacts',
        '',
        '| Name | Role | Description |',
        '|---|---|---|',
        `| Jane Smith | Host | ${secret} |`,
        '',
      ],
      ...sections.flat(),
    ].join(end),
  );

/** No customer contact, task, checklist item or rollback plan is in what a channel is told. */
export const withheld = target('what channels are told', runbook, (description) => {
  const issue = { ...base.issue, description };
  const review = reviewRunbook(description);
  const draft = draftAnnouncement(issue, review, new Map(), base.choices, Date.UTC(2031, 9, 1));
  const said = { ...call, fields: draft.fields };

  const messages = [
    ...(['support', 'managers'] as const).map((audience) => renderAnnouncement(said, audience)),
    ...['1h', 'start', 'end'].map((occasion) =>
      renderReminder({
        call: said,
        occasion,
        now: call.time.instant,
        reader: { kind: 'channel', hasMoved: false, mayJoin: false },
      }),
    ),
  ];

  assert.equal(draft.fields.name, 'Acme - 2FA');
  assert.ok(!JSON.stringify(messages).includes(secret));
});
