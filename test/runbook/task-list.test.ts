import { parseTaskList } from '../../src/runbook/parse-task-list.js';
import type { RunbookEdit } from '../../src/runbook/runbook-edit.js';

function withTasks(...rows: readonly string[]): string {
  return ['### Runbook - Tasks', '', '| Task | Outcome | Duration |', '|---|---|---|', ...rows].join('\n');
}

function lines(count: number, line: (index: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => line(index));
}

describe('the task sheet', () => {
  test('says what the rows say, without their places', () => {
    const taskList = parseTaskList(
      withTasks(
        '| [Confirm `users`](https://docs.example.com/a) | Failed: 3 not found | 12m (planned 10m) |',
        '| b | Half done | |',
      ),
      [],
    );

    expect(taskList).toEqual({
      tasks: [
        {
          position: 1,
          name: 'Confirm users',
          url: 'https://docs.example.com/a',
          outcome: { result: 'Failed', note: '3 not found' },
          oddOutcome: undefined,
          plannedMinutes: 10,
          actualMinutes: 12,
        },
        {
          position: 2,
          name: 'b',
          url: undefined,
          outcome: undefined,
          oddOutcome: 'Half done',
          plannedMinutes: undefined,
          actualMinutes: undefined,
        },
      ],
      taskCount: 2,
      rollbackPlan: undefined,
      openItems: [],
      meetingUrl: undefined,
      postCallItem: undefined,
    });
  });

  test.each([
    ['[a](https://docs.example.com/x?y=1#z)', 'https://docs.example.com/x?y=1#z'],
    ['[a](docs.example.com/x)', 'https://docs.example.com/x'],
    ['Read [a](http://docs.example.com) first', 'http://docs.example.com/'],
    ['<https://docs.example.com>', 'https://docs.example.com/'],
    ['https://docs.example.com', 'https://docs.example.com/'],
    ['[a](https://gitlab.com@evil.example)', undefined],
    ['[a](https://:gitlab.com@evil.example)', undefined],
    ['[a](http://localhost/x)', undefined],
    ['[a](javascript:alert(1))', undefined],
    ['[a](../handbook.md)', undefined],
    ['[a](#above)', undefined],
    ['node.js', undefined],
    ['a', undefined],
  ])('links the task %s to %s', (name, url) => {
    expect(parseTaskList(withTasks(`| ${name} | |`), []).tasks.map((task) => task.url)).toEqual([url]);
  });

  test('holds the first thousand tasks, and says how many there are', () => {
    const taskList = parseTaskList(withTasks(...lines(1001, (index) => `| Task ${index} | | 1m |`)), []);

    expect(taskList.tasks).toHaveLength(1000);
    expect(taskList.tasks.at(-1)).toMatchObject({ position: 1000, name: 'Task 999' });
    expect(taskList.taskCount).toBe(1001);
  });

  test.each([
    ['a'.repeat(3000), 'a'.repeat(3000)],
    ['a'.repeat(3001), `${'a'.repeat(2999)}…`],
    [`${'a'.repeat(2998)}🔙b`, `${'a'.repeat(2998)}…`],
    [`${'a'.repeat(2997)}🔙bb`, `${'a'.repeat(2997)}🔙…`],
  ])('cuts a rollback plan behind 3,000 characters and never inside one', (plan, expected) => {
    const { rollbackPlan } = parseTaskList(`### Rollback plan\n\n${plan}\n`, []);

    expect(rollbackPlan).toBe(expected);
    expect(rollbackPlan?.length).toBeLessThanOrEqual(3000);
  });

  test.each([['### Rollback plan\n'], ['### Rollback plan\n\n<!-- none -->\n'], ['no plan']])(
    'has no rollback plan in %j',
    (markdown) => {
      expect(parseTaskList(markdown, []).rollbackPlan).toBeUndefined();
    },
  );

  test('names the pre-call items that are open and not explained', () => {
    const markdown = ['### Pre-call checklist', '- [ ] a', '- [x] b', '- [ ] c', '  `why`', '- [~] d', '- [ ] e'];

    expect(parseTaskList(markdown.join('\n'), []).openItems).toEqual(['a', 'e']);
  });

  test('names a hundred of them at most', () => {
    const markdown = `### Pre-call checklist\n${lines(101, (index) => `- [ ] Item ${index}`).join('\n')}`;

    const { openItems } = parseTaskList(markdown, []);

    expect(openItems).toHaveLength(100);
    expect(openItems.at(-1)).toBe('Item 99');
  });

  test('knows the item that says that the channels were told how it ended', () => {
    const markdown = '### Post-call checklist\n- [ ] Logs\n- [ ] Inform `#support_manager` about the completion';

    expect(parseTaskList(markdown, []).postCallItem).toMatchObject({
      position: 2,
      text: 'Inform #support_manager about the completion',
      state: 'open',
    });
  });

  test.each([
    ['- [ ] Inform `#support_manager` about the end\n- [ ] Inform `#support_gitlab-com` about the end', true],
    ['- [x] Inform `#support_manager` about the end\n- [x] Inform `#support_gitlab-com` about the end', undefined],
    ['- [ ] Logs', undefined],
  ])('says when an open item of several could be that one: %j', (items, isUnclear) => {
    expect(parseTaskList(`### Post-call checklist\n${items}`, []).isPostCallItemUnclear).toBe(isUnclear);
  });
});

describe('the task sheet with edits that are still to be made', () => {
  const task = { position: 1, name: 'a' };
  const success = { result: 'Success', note: undefined } as const;

  test.each<[string, readonly RunbookEdit[], object]>([
    [
      'has them',
      [{ kind: 'record-task', task, outcome: success, actualMinutes: 12 }],
      { outcome: success, actualMinutes: 12 },
    ],
    [
      'has the last one of each part',
      [
        { kind: 'record-task', task, outcome: success, actualMinutes: 12 },
        { kind: 'record-task', task, outcome: null },
      ],
      { outcome: undefined, actualMinutes: 12 },
    ],
    [
      'has nothing of what was taken back',
      [
        { kind: 'record-task', task, outcome: success, actualMinutes: 12 },
        { kind: 'record-task', task, outcome: null, actualMinutes: null },
      ],
      { outcome: undefined, actualMinutes: undefined },
    ],
    [
      'leaves out what has no place',
      [{ kind: 'record-task', task: { position: 1, name: 'gone' }, outcome: success }],
      { outcome: undefined, actualMinutes: undefined },
    ],
  ])('%s', (_, pending, expected) => {
    const { tasks } = parseTaskList(withTasks('| a | | 10m |'), pending);

    expect(tasks).toHaveLength(1);
    expect(tasks[0]).toMatchObject({ ...expected, plannedMinutes: 10 });
  });

  test('takes an item that will be ticked or explained for no open one', () => {
    const pending: readonly RunbookEdit[] = [
      { kind: 'tick-item', item: { list: 'pre-call', position: 1, text: 'a' } },
      { kind: 'set-reason', item: { list: 'pre-call', position: 2, text: 'b' }, reason: 'why' },
    ];

    const { openItems } = parseTaskList('### Pre-call checklist\n- [ ] a\n- [ ] b\n- [ ] c', pending);

    expect(openItems).toEqual(['c']);
  });
});
