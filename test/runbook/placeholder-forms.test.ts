import { reviewRunbook } from '../../src/runbook/review-runbook.js';
import { type HeaderField, headerFields } from '../../src/runbook/runbook.js';

const filledIn: readonly (readonly [HeaderField, string, string])[] = [
  ['name', 'Runbook name', 'Acme - Enforce 2FA'],
  ['description', 'Runbook description', 'Enforce 2FA on all groups'],
  ['dri', 'DRI', '`@john_doe`'],
  ['scheduleAt', 'Schedule at', '2026-10-10 - 23:30 UTC'],
  ['meetingUrl', 'Meeting URL', 'https://example.zoom.com/j/1'],
  ['gitlabIssue', 'Gitlab Issue', 'https://gitlab.com/a/b/-/issues/1'],
];

interface Places {
  readonly header?: readonly [HeaderField, string];
  readonly contact?: string;
  readonly task?: string;
  readonly plan?: string;
}

/** Severity of the one problem of this kind that a runbook has in which one place is written like this. */
function placeholderIn({ header, contact = 'Jane Smith', task = 'Enforce 2FA', plan = 'Switch it off.' }: Places) {
  const rows = filledIn.map(([field, label, value]) => `| ${label} | ${header?.[0] === field ? header[1] : value} |\n`);
  const markdown = [
    `${rows[0]}|---|---|\n${rows.slice(1).join('')}`,
    `### GitLab Contacts\n\n| Name | Role |\n|---|---|\n| ${contact} | Engineer |\n`,
    `### Runbook - Tasks\n\n| Task | Outcome | Duration |\n|---|---|---|\n| ${task} | | 5m |\n`,
    `### Rollback plan\n\n${plan}\n`,
  ].join('\n');
  const found = reviewRunbook(markdown).problems.filter(
    ({ code }) => code === 'placeholder' || code === 'no-rollback-plan',
  );
  return found.map(({ severity }) => severity).join();
}

const severities: Readonly<Record<HeaderField, string>> = {
  name: 'error',
  description: 'warning',
  dri: 'error',
  scheduleAt: 'error',
  meetingUrl: 'warning',
  gitlabIssue: 'warning',
};

/** What stands for "nothing yet" in any place. */
const nothing = [
  ...[
    'TBD',
    'tbd',
    'TBA',
    'TODO',
    'To do',
    'FIXME',
    'XXX',
    'xxxx',
    '___',
    '\\_\\_\\_',
    '?',
    '???',
    '...',
    '…',
    '-',
    '—',
  ],
  ...['`TBD`', '**TBD**', '*TBD*', '_TBD_', '__TBD__', '**`TBD`**', '`**TBD**`', '"TBD"', '“TBD”', '(TBD)', '[TBD]'],
  ...['🚧 TBD', ':construction: TBD', 'TBD ⚠️', '🚧 **TBD**', 'TBD.', 'TBD!', 'TBD?', 'TBD :)', 'T.B.D.', '- TBD'],
  ...['TBD by Friday', 'TBD (ask Jane)', 'TBD - ask Jane', 'TODO: pick one', 'Owner: TBD', 'to be confirmed'],
  ...['To be assigned', 'Not decided yet', 'Placeholder', 'placeholder text', 'fill me in', 'CHANGEME', 'pending'],
  ...['<what>', '`<what>`', '**<what>**', '_<what>_', '🙋 <what>', '&lt;what&gt;', '\\<what\\>', '`<what is this>`'],
  ...[
    '{{what}}',
    '{{ what }}',
    '%{what}',
    '`%{what}`',
    '{your text}',
    '[your text]',
    '**[your text]**',
    '`[your text]`',
  ],
  ...['%WHAT%', '$WHAT', ['$', '{what}'].join(''), '«TBD»', '<what> / <who>', '[what], [who]'],
];

describe.each(headerFields)('in the header row “%s”', (field) => {
  test.each(nothing)('%s is a placeholder', (value) => {
    expect(placeholderIn({ header: [field, value] })).toBe(severities[field]);
  });
});

test.each(nothing)('one side of the name, %s, is a placeholder', (value) => {
  const side = value.replace(/^- /, '');
  expect(placeholderIn({ header: ['name', `${side} - Enforce 2FA`] })).toBe('error');
  expect(placeholderIn({ header: ['name', `Acme - ${side}`] })).toBe('error');
});

test.each(nothing)('%s as a contact or a rollback plan is a placeholder', (value) => {
  expect(placeholderIn({ contact: value })).toBe('warning');
  const list = /^(?:\.\.\.|-)/.test(value) ? '' : '- ';
  expect(placeholderIn({ plan: value })).toBe('warning');
  expect(placeholderIn({ plan: `${list}${value}` })).toBe('warning');
});

describe('a value of the template is a placeholder', () => {
  test.each<readonly [HeaderField, readonly string[]]>([
    [
      'name',
      [
        ...[
          'CUSTOMER - REQUESTED TASK',
          '`CUSTOMER` - `REQUESTED TASK`',
          '**CUSTOMER** - **TASK**',
          'CUSTOMER: REQUESTED TASK',
        ],
        ...[
          'Customer - Requested task',
          'customer - requested task',
          'Customer - Enforce 2FA',
          'Customer Name - Task Name',
        ],
        ...[
          'Acme - Requested Task',
          'Acme - `REQUESTED TASK`',
          'Acme - <task description>',
          '🏢 CUSTOMER - 🔧 REQUESTED TASK',
        ],
        ...['[Customer name] - [Task]', '[Customer name] - Enforce 2FA', 'Acme - [Task]', '_[Customer]_ - Enforce 2FA'],
        ...[
          '[Customer] — Migrate',
          '`<customer>` – `<task>`',
          '<customer> -- <task>',
          '<CUSTOMER>-<TASK>',
          '<customer>: <task>',
        ],
        ...[
          '[CUSTOMER]: [TASK]',
          '<customer> \\| <task>',
          '{customer} - {task}',
          '%CUSTOMER% - Enforce 2FA',
          'Runbook name',
        ],
        ...['A name from the runbook', '🏢 <customer> - Enforce 2FA', 'Acme - EU - <task>'],
      ],
    ],
    [
      'dri',
      [
        ...[
          '@username',
          '`@username`',
          '@user-name',
          '@user_name',
          '@your_username',
          '@your-gitlab-username',
          '@gitlab_username',
        ],
        ...[
          '@gitlab-handle',
          'username',
          '@USERNAME',
          '[@username]',
          '@handle',
          '@user',
          '@name',
          '@dri',
          '@dri_username',
          '@me',
        ],
        ...[
          '`@<username>`',
          '@[username]',
          '@{username}',
          '<@username>',
          '**[username]**',
          '[DRI name]',
          '@first.last',
          '@your.name',
        ],
        ...[
          '[GitLab username](https://gitlab.com/username)',
          'Your name',
          'your name here',
          'Name of the DRI',
          '«username»',
        ],
        ...[
          '<username>, <username>',
          '@username1, @username2',
          ':bust_in_silhouette: `@username`',
          'N/A',
          'none',
          'Nobody',
        ],
        'The owner of the task and main contact for schedule and execution.',
      ],
    ],
    [
      'scheduleAt',
      [
        ...[
          'YYYY-MM-DD',
          'YYYY-MM-DD HH:MM UTC',
          '`YYYY-MM-DD - HH:MM TZ`',
          'yyyy-mm-dd hh:mm',
          'YYYY-MM-DDTHH:MM:SSZ',
        ],
        ...[
          '2026-MM-DD HH:MM UTC',
          '2026-XX-XX 15:00 UTC',
          'DD/MM/YYYY',
          '📅 YYYY-MM-DD',
          '2026-10-10 - HH:MM UTC',
          'xx:xx UTC',
        ],
        ...[
          '<date> <time> <timezone>',
          '[date] [time] UTC',
          '[Date and time]',
          'Date and time',
          '{date} - {time} {tz}',
        ],
        ...['2026-10-10 - time TBD', 'to be agreed with the customer', 'To be scheduled', 'not scheduled yet'],
        'The agreed date and time to work with the customer on the task. Include the time zone.',
      ],
    ],
    [
      'meetingUrl',
      [
        ...[
          'https://example.com',
          'https://example.com/…',
          'https://example.com/zoom',
          'example.com/zoom',
          '[Zoom](https://example.com)',
        ],
        ...[
          'https://zoom.us/j/XXXXXXXXX',
          'https://zoom.us/j/xxx?pwd=1',
          'https://zoom.us/j/<meeting id>',
          'https://zoom.us/j/...',
        ],
        ...[
          'https://zoom.us/j/[id]',
          'https://zoom.us/j/{{id}}',
          'https://...',
          'https://TBD',
          'link',
          'Zoom link',
          'zoom link here',
        ],
        ...['Link to Zoom', 'link to the zoom meeting', 'insert link', 'URL', 'The zoom meeting URL to use.'],
      ],
    ],
    [
      'gitlabIssue',
      [
        ...[
          'link to issue',
          'Link to the issue',
          '`link to issue`',
          '[link to issue]',
          'issue link',
          'Link to GitLab issue',
          'issue URL',
        ],
        ...['issue number', '#XXX', '#', '#000', 'group/project#NNN', 'https://gitlab.com/group/project/-/issues/XXX'],
        ...[
          'https://gitlab.com/.../-/issues/...',
          'https://gitlab.com/<group>/<project>/-/issues/<id>',
          '[Issue](https://example.com)',
        ],
        'Link to the GitLab issue created for this request',
      ],
    ],
    [
      'description',
      [
        ...[
          '[Description]',
          'Description',
          '_Short summary_',
          '**[Short summary of the work]**',
          '<short summary>',
          'summary goes here',
        ],
        ...['(description)', 'What will be done and why', 'TODO: describe', 'Lorem ipsum dolor sit amet'],
        'A small summary of the work to be done, including the expected result from the task.',
      ],
    ],
  ])('%s', (field, values) => {
    expect(values.filter((value) => placeholderIn({ header: [field, value] }) !== severities[field])).toEqual([]);
  });
});

describe('a value that only looks like one is none', () => {
  test.each<readonly [HeaderField, readonly string[]]>([
    [
      'name',
      [
        ...[
          '[Acme] - Enforce 2FA',
          '[ACME-123] Acme - Enforce 2FA',
          'Acme - [URGENT] Enforce 2FA',
          'Acme (EU) - Enforce 2FA',
          'A - B',
        ],
        ...[
          '[Acme](https://acme.example) - [Enforce 2FA](https://docs.gitlab.com)',
          '<b>Acme</b> - Enforce 2FA',
          'Acme - X',
          'X - Y',
        ],
        ...[
          'Acme - Set `<details>` open',
          'Acme - `<details>`',
          'Acme - `List<String>`',
          'Acme - Delete pod <pod>',
          'Acme - `<a>/b`',
        ],
        ...[
          'Acme - Customer portal migration',
          'Customer.io - Enforce 2FA',
          'Customer Inc - Enforce 2FA',
          'XXXLutz - Enforce 2FA',
        ],
        ...[
          'XXX Corp - Enforce 2FA',
          'Task GmbH - Enforce 2FA',
          'TODO Inc - Enforce 2FA',
          'Acme - Remove TODO comments',
        ],
        ...[
          'Acme - Requested task force accounts',
          'Acme - N/A labels',
          'Acme - To be deleted groups',
          'Acme - {a,b} groups',
        ],
      ],
    ],
    [
      'dri',
      [
        ...[
          '@john_doe',
          'John Doe',
          '@user_ops',
          '@username_smith',
          '@xxx_bob',
          '@todoroki',
          '@tbdavis',
          '@handley',
          '@dri-jane',
          '@x',
          '@xx',
        ],
        ...[
          '[John Doe](https://gitlab.com/john)',
          'John (TBC)',
          '[@john](https://gitlab.com/john)',
          'John <john@example.com>',
        ],
        ...[
          '<john@example.com>',
          '&lt;john@example.com&gt;',
          '👤 John',
          'Jane (backup TBD)',
          '@jane_todo',
          'Mr. X',
          'Ng',
          '[Jane]',
        ],
        ...['<a href="https://gitlab.com/john">John</a>', '@jane, <backup>', '@nobodyknows', '@named'],
      ],
    ],
    [
      'scheduleAt',
      ['2026-10-10 15:00 UTC (TBC)', 'Dec 10 2026 15:00 UTC', '2026-12-12 15:00 [UTC]', '2026-12-12 15:00 UTC <br>'],
    ],
    [
      'meetingUrl',
      [
        ...[
          'example.zoom.com/my/example.meeting',
          'https://meet.example.com/room',
          'https://zoom.us/j/1?pwd=xxx',
          '<https://zoom.us/j/1>',
        ],
        ...[
          '[link](https://zoom.us/j/1)',
          '[Zoom link](https://zoom.us/j/1)',
          '[https://zoom.us/j/1](https://zoom.us/j/1)',
        ],
        ...[
          'https://zoom.us/my/xxxl',
          'https://zoom.us/j/1<br>Passcode 5',
          'https://zoom.us/j/1 [backup](https://zoom.us/j/2)',
        ],
      ],
    ],
    [
      'gitlabIssue',
      [
        ...[
          'https://gitlab.com/gitlab-com/demo/example/example-project/-/issues/1',
          'example/requests#1',
          '#12',
          'group/project#12+',
        ],
        ...['[link to issue](https://gitlab.com/a/b/-/issues/1)', 'https://gitlab.com/xxx/todo/-/issues/3'],
        'https://gitlab.example.com/group/project/-/issues/1',
      ],
    ],
    [
      'description',
      [
        ...[
          'Run `kubectl delete pod <pod>`',
          '`kubectl delete pod <pod>`',
          '`List<String>`',
          'List<String> to Set<String>',
          '`<details>`',
        ],
        ...[
          '<details><summary>More</summary>Text</details>',
          '<p>Enforce 2FA</p>',
          '`<namespace>/app`',
          'Replace {{name}} by %{name}',
        ],
        ...[
          '[Enforce 2FA](https://docs.gitlab.com)',
          '[x] enforce',
          'Description of users is changed',
          'TODO list service is upgraded',
        ],
        ...[
          'Remove all placeholder users',
          '`{{ .Values.image }}`: set it',
          'Enforce 2FA for [all groups]',
          '(Enforce 2FA)',
          '"Enforce 2FA"',
        ],
        ...['<kbd>Ctrl</kbd>', ['`$', '{HOME}/x` becomes `$', '{APP}`'].join(''), 'Enforce 2FA.', '**Enforce 2FA** 🚀'],
      ],
    ],
  ])('%s', (field, values) => {
    expect(values.filter((value) => placeholderIn({ header: [field, value] }) !== '')).toEqual([]);
  });

  test.each([
    ...[
      'N/A',
      'None',
      'None possible.',
      '[Steps](https://docs.gitlab.com)',
      'kubectl delete pod <pod>',
      '`kubectl delete pod <pod>`',
    ],
    ...[
      'List<String>',
      '{{ .Values }} is set back',
      'Revert `{"a": 1}`',
      '[Acme runbook]',
      '#12',
      'Use `$DRI`',
      '1. Do it\n2. TBD',
    ],
  ])('the rollback plan %j', (plan) => {
    expect(placeholderIn({ plan })).toBe('');
  });

  test.each([
    '[Jane Smith]',
    'Jane (TBC)',
    'Jane / TBD',
    'Tom Name',
    'Jane 🚀',
    ':wave: Jane',
    '[Jane](https://gitlab.com/jane)',
  ])('the contact %s', (contact) => {
    expect(placeholderIn({ contact })).toBe('');
  });

  test.each([
    'Delete <user>',
    '`<namespace>/app`',
    'Remove TODOs',
    'Check [all]',
    'Run `{{cmd}}` now',
    'Set `%{name}` right',
  ])('the task %s', (task) => {
    expect(placeholderIn({ task })).toBe('');
  });
});

test.each(['TBD', '<task>', '[Task]', '`<task>`', 'TBD.', '🚧 TBD', 'TODO: name it', '[Task name]'])(
  'the task %s is one',
  (task) => {
    const isNamed = placeholderIn({ task }) === 'warning';
    expect(isNamed || task === '<task>').toBe(true);
  },
);

test('a long value is read in no time', () => {
  for (const piece of ['<a', '[a', '{{', '%{a', '((', ':a:', '_ ', '🚧', 'user_name_', 'TBD '])
    expect(placeholderIn({ header: ['description', piece.repeat(200) + 'x'.repeat(3)] })).toBe('');
});
