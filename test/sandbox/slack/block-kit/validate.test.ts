import { validateBlocks, validateView } from '../../../../sandbox/slack/block-kit/validate.js';
import type { Json, JsonObject } from '../../../../sandbox/slack/json.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const x = (length: number) => 'x'.repeat(length);
const many = <T extends Json>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const option = (changes: JsonObject = {}) => ({ text: plain('One'), value: 'one', ...changes });
const section = (changes: JsonObject = {}) => ({ type: 'section', text: mrkdwn('Hi'), ...changes });
const button = (changes: JsonObject = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', ...changes });
const actions = (...elements: JsonObject[]) => ({ type: 'actions', elements });
const input = (element: JsonObject, changes: JsonObject = {}) => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...changes,
});
const select = (changes: JsonObject = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option()],
  ...changes,
});
const richText = (...elements: JsonObject[]) => ({ type: 'rich_text', elements });
const line = (...elements: JsonObject[]) => ({ type: 'rich_text_section', elements });
const modal = (changes: JsonObject = {}) => ({ type: 'modal', title: plain('Title'), blocks: [section()], ...changes });
const numbered = (count: number) => many(count, (i) => option({ text: plain(`${i}`), value: `${i}` }));

describe('what just fits passes, and one more is refused where it stands', () => {
  test.each<[string, (size: number) => JsonObject, number, string]>([
    ['section text', (n) => section({ text: mrkdwn(x(n)) }), 3000, '/blocks/0/text/text'],
    ['section field', (n) => ({ type: 'section', fields: [plain(x(n))] }), 2000, '/blocks/0/fields/0/text'],
    ['section fields', (n) => ({ type: 'section', fields: many(n, () => plain('a')) }), 10, '/blocks/0/fields'],
    ['header', (n) => ({ type: 'header', text: plain(x(n)) }), 150, '/blocks/0/text/text'],
    ['context elements', (n) => ({ type: 'context', elements: many(n, () => mrkdwn('a')) }), 10, '/blocks/0/elements'],
    ['actions', (n) => actions(...many(n, (i) => button({ action_id: `${i}` }))), 25, '/blocks/0/elements'],
    ['block_id', (n) => section({ block_id: x(n) }), 255, '/blocks/0/block_id'],
    ['action_id', (n) => actions(button({ action_id: x(n) })), 255, '/blocks/0/elements/0/action_id'],
    ['button text', (n) => actions(button({ text: plain(x(n)) })), 75, '/blocks/0/elements/0/text/text'],
    ['button value', (n) => actions(button({ value: x(n) })), 2000, '/blocks/0/elements/0/value'],
    ['options', (n) => actions(select({ options: numbered(n) })), 100, '/blocks/0/elements/0/options'],
    [
      'option text',
      (n) => actions(select({ options: [option({ text: plain(x(n)) })] })),
      75,
      '/blocks/0/elements/0/options/0/text/text',
    ],
    [
      'option value',
      (n) => actions(select({ options: [option({ value: x(n) })] })),
      150,
      '/blocks/0/elements/0/options/0/value',
    ],
    ['overflow', (n) => actions({ type: 'overflow', options: numbered(n) }), 5, '/blocks/0/elements/0/options'],
    ['checkboxes', (n) => actions({ type: 'checkboxes', options: numbered(n) }), 10, '/blocks/0/elements/0/options'],
    [
      'radio buttons',
      (n) => actions({ type: 'radio_buttons', options: numbered(n) }),
      10,
      '/blocks/0/elements/0/options',
    ],
    ['placeholder', (n) => actions(select({ placeholder: plain(x(n)) })), 150, '/blocks/0/elements/0/placeholder/text'],
    [
      'confirm text',
      (n) => actions(button({ confirm: { text: plain(x(n)) } })),
      300,
      '/blocks/0/elements/0/confirm/text/text',
    ],
    ['input label', (n) => input(select(), { label: plain(x(n)) }), 2000, '/blocks/0/label/text'],
    [
      'alt text',
      (n) => ({ type: 'image', image_url: 'https://a.example/b.png', alt_text: x(n) }),
      2000,
      '/blocks/0/alt_text',
    ],
    ['Markdown', (n) => ({ type: 'markdown', text: x(n) }), 12_000, '/blocks/0/text'],
    [
      'table rows',
      (n) => ({ type: 'table', rows: many(n, () => [{ type: 'raw_text', text: 'a' }]) }),
      100,
      '/blocks/0/rows',
    ],
    [
      'table cells',
      (n) => ({ type: 'table', rows: [many(n, () => ({ type: 'raw_text', text: 'a' }))] }),
      20,
      '/blocks/0/rows/0',
    ],
  ])('%s', (_title, make, maximum, pointer) => {
    const fitting = validateBlocks([make(maximum)], 'message');
    const beyond = validateBlocks([make(maximum + 1)], 'message');

    expect(fitting).toEqual([]);
    expect(beyond[0]).toContain(`[json-pointer:${pointer}]`);
  });

  test.each([
    ['message', 50],
    ['modal', 100],
    ['home', 100],
  ] as const)('blocks on a %s', (surface, maximum) => {
    const fitting = validateBlocks(
      many(maximum, () => section()),
      surface,
    );
    const beyond = validateBlocks(
      many(maximum + 1, () => section()),
      surface,
    );

    expect(fitting).toEqual([]);
    expect(beyond).toEqual([`no more than ${maximum} items allowed [json-pointer:/blocks]`]);
  });

  test.each<[string, (size: number) => JsonObject, number]>([
    ['title', (n) => modal({ title: plain(x(n)) }), 24],
    ['submit', (n) => modal({ submit: plain(x(n)) }), 24],
    ['close', (n) => modal({ close: plain(x(n)) }), 24],
    ['private_metadata', (n) => modal({ private_metadata: x(n) }), 3000],
    ['callback_id', (n) => modal({ callback_id: x(n) }), 255],
    ['external_id', (n) => modal({ external_id: x(n) }), 255],
  ])('%s of a view', (_title, make, maximum) => {
    expect(validateView(make(maximum), 'modal', '/view')).toEqual([]);
    expect(validateView(make(maximum + 1), 'modal', '/view')).toEqual([
      expect.stringContaining(`must be less than ${maximum + 1} characters`),
    ]);
  });
});

describe('structure', () => {
  test.each<[string, Json, string]>([
    ['a block that is no object', 'hi', 'must be an object [json-pointer:/blocks/0]'],
    ['a block without type', {}, 'missing required field: type [json-pointer:/blocks/0]'],
    ['an unknown block', { type: 'marquee' }, 'unsupported type: marquee [json-pointer:/blocks/0]'],
    ['a type that every object has', { type: 'toString' }, 'unsupported type: toString [json-pointer:/blocks/0]'],
    ['an unknown key', { type: 'divider', colour: 1 }, 'invalid additional property: colour [json-pointer:/blocks/0]'],
    [
      'a section without content',
      { type: 'section' },
      'must define either `fields` or `text` [json-pointer:/blocks/0]',
    ],
    ['empty text', section({ text: plain('') }), 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      'mrkdwn in a header',
      { type: 'header', text: mrkdwn('a') },
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text]',
    ],
    [
      'verbatim plain text',
      section({ text: { ...plain('a'), verbatim: true } }),
      'invalid additional property: verbatim [json-pointer:/blocks/0/text]',
    ],
    [
      'emoji in mrkdwn',
      section({ text: { ...mrkdwn('a'), emoji: true } }),
      'invalid additional property: emoji [json-pointer:/blocks/0/text]',
    ],
    [
      'an input outside an input block',
      actions({ type: 'plain_text_input', action_id: 'a' }),
      'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0]',
    ],
    ['a button in an input block', input(button()), 'unsupported type: button [json-pointer:/blocks/0/element]'],
    [
      'a button in a context',
      { type: 'context', elements: [button()] },
      'unsupported type: button [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'a datetimepicker as accessory',
      section({ accessory: { type: 'datetimepicker' } }),
      'unsupported type: datetimepicker [json-pointer:/blocks/0/accessory]',
    ],
    ['no elements', actions(), 'no less than 1 items allowed [json-pointer:/blocks/0/elements]'],
    [
      'a menu without options',
      actions({ type: 'static_select' }),
      'must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'options and groups',
      actions(select({ option_groups: [{ label: plain('G'), options: [option()] }] })),
      'cannot define both `options` and `option_groups` [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an initial option that is none',
      actions(select({ initial_option: option({ value: 'two' }) })),
      'must exactly match one of the options [json-pointer:/blocks/0/elements/0/initial_option]',
    ],
    [
      'a link in a select',
      actions(select({ options: [option({ url: 'https://a.example' })] })),
      'invalid additional property: url [json-pointer:/blocks/0/elements/0/options/0]',
    ],
    [
      'a bad button style',
      actions(button({ style: 'loud' })),
      'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
    ],
    ['a bad link', actions(button({ url: 'gitlab' })), 'must be a valid URL [json-pointer:/blocks/0/elements/0/url]'],
    [
      'a bad date',
      actions({ type: 'datepicker', initial_date: '10/11/2020' }),
      'must be a date as YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]',
    ],
    [
      'a bad time',
      actions({ type: 'timepicker', initial_time: '24:30' }),
      'must be a time as HH:mm [json-pointer:/blocks/0/elements/0/initial_time]',
    ],
    [
      'a picture from nowhere',
      { type: 'image', alt_text: 'a' },
      'must define either `image_url` or `slack_file` [json-pointer:/blocks/0]',
    ],
    [
      'rich text of text',
      richText({ type: 'text', text: 'a' }),
      'unsupported type: text [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'empty rich text',
      richText(line({ type: 'text', text: '' })),
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ],
    [
      'a list without style',
      richText({ type: 'rich_text_list', elements: [line({ type: 'text', text: 'a' })] }),
      'missing required field: style [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'a mention by name',
      richText(line({ type: 'user', user_id: 'john' })),
      'must be a user ID [json-pointer:/blocks/0/elements/0/elements/0/user_id]',
    ],
    [
      'one action_id twice',
      actions(button(), button()),
      '`action_id` already exists: go [json-pointer:/blocks/0/elements]',
    ],
  ])('%s is refused', (_title, block, message) => {
    expect(validateBlocks([block], 'message')).toEqual([message]);
  });

  test('one block_id twice is refused', () => {
    const blocks = [section({ block_id: 'a' }), section({ block_id: 'a' })];

    expect(validateBlocks(blocks, 'message')).toEqual([
      '`block_id` already exists: a [json-pointer:/blocks/1/block_id]',
    ]);
  });

  test('two tables in one message are refused', () => {
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };

    expect(validateBlocks([table, table], 'message')).toEqual(['only_one_table_allowed [json-pointer:/blocks]']);
  });

  test.each<[string, JsonObject, string]>([
    [
      'inputs without a submit button',
      modal({ blocks: [input(select())] }),
      'must define `submit` to use an `input` block in modals [json-pointer:/view]',
    ],
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
    ['no blocks', { type: 'modal', title: plain('a') }, 'missing required field: blocks [json-pointer:/view]'],
    ['a mrkdwn title', modal({ title: mrkdwn('a') }), 'unsupported type: mrkdwn [json-pointer:/view/title]'],
    ['a Home tab', { type: 'home', title: plain('a'), blocks: [] }, 'must be one of: modal [json-pointer:/view/type]'],
    [
      'two focused fields',
      modal({
        submit: plain('Go'),
        blocks: [input(select({ focus_on_load: true })), input(select({ focus_on_load: true }))],
      }),
      'only one element can set `focus_on_load` [json-pointer:/view]',
    ],
  ])('a modal with %s is refused', (_title, view, message) => {
    expect(validateView(view, 'modal', '/view')).toEqual([message]);
  });

  test('a Home tab has no title', () => {
    const wrong = validateView({ type: 'home', title: plain('a'), blocks: [] }, 'home', '/view');

    expect(wrong).toEqual(['invalid additional property: title [json-pointer:/view]']);
  });
});

describe('where blocks may stand', () => {
  const text = { type: 'raw_text', text: 'a' };
  const samples: Record<string, JsonObject> = {
    section: section(),
    rich_text: richText(line({ type: 'text', text: 'a' })),
    input: input(select()),
    alert: { type: 'alert', text: plain('a'), level: 'warning' },
    markdown: { type: 'markdown', text: 'a' },
    table: { type: 'table', rows: [[text]] },
    data_table: { type: 'data_table', caption: 'a', rows: [[text]] },
    card: { type: 'card', title: mrkdwn('a') },
    carousel: { type: 'carousel', elements: [{ type: 'card', title: mrkdwn('a') }] },
    container: { type: 'container', title: plain('a'), child_blocks: [section()] },
    context_actions: {
      type: 'context_actions',
      elements: [{ type: 'icon_button', icon: 'trash', text: plain('Delete'), action_id: 'a' }],
    },
  };

  test.each<[string, boolean, boolean, boolean]>([
    ['section', true, true, true],
    ['rich_text', true, true, true],
    ['input', true, true, true],
    ['alert', false, true, false],
    ['markdown', true, false, false],
    ['table', true, false, false],
    ['data_table', true, false, false],
    ['card', true, false, true],
    ['carousel', true, false, true],
    ['container', true, false, false],
    ['context_actions', true, false, false],
  ])('%s: message %s, modal %s, home %s', (type, message, onModal, home) => {
    const blocks = [samples[type] ?? {}];

    const accepted = (['message', 'modal', 'home'] as const).map(
      (surface) => validateBlocks(blocks, surface).length === 0,
    );

    expect(accepted).toEqual([message, onModal, home]);
  });
});
