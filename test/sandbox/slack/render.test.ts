import type { JsonObject } from '../../../sandbox/slack/json.js';
import { formatDate } from '../../../sandbox/slack/render/format-date.js';
import { renderMessage, type ShownMessage } from '../../../sandbox/slack/render/render-message.js';
import { createWorkspace } from '../../../sandbox/slack/workspace/create-workspace.js';
import { addMessage } from '../../../sandbox/slack/workspace/messages.js';
import { manifest, world } from './support/manifest.js';

// 2020-10-11 06:30 UTC, which is still the 10th in California.
const seconds = 1602397800;
const now = Date.UTC(2020, 9, 10, 12);
const people = [
  { ...world.people[0], id: 'U0JOHN' },
  { ...world.people[1], id: 'U0JANE' },
];
const channels = [
  { name: 'support_manager', id: 'C0MANAGER' },
  { name: 'secret', id: 'C0SECRET', private: true, members: ['john'] },
];

function show(
  message: { text?: string; blocks?: JsonObject[]; linksNames?: boolean },
  reader = 'U0JOHN',
): ShownMessage {
  const workspace = createWorkspace({ manifest, people, channels, now: () => now });
  const channel = workspace.channels.get('C0MANAGER');
  const person = workspace.people.get(reader);
  if (channel === undefined || person === undefined) throw new Error('the test world is incomplete');
  const { text = '', ...rest } = message;
  return renderMessage(
    workspace,
    person,
    addMessage(workspace, channel, { user: workspace.app.botUserId, text, ...rest }),
  );
}

const mrkdwn = (text: string, verbatim?: boolean): JsonObject[] => [
  { type: 'section', text: { type: 'mrkdwn', text, ...(verbatim === undefined ? {} : { verbatim }) } },
];

describe('dates', () => {
  test.each([
    ['{date_num}', '2020-10-10'],
    ['{date}', 'October 10th, 2020'],
    ['{date_short}', 'Oct 10, 2020'],
    ['{date_long}', 'Saturday, October 10th, 2020'],
    ['{date_pretty}', 'Today'],
    ['{date_short_pretty} at {time}', 'Today at 11:30 PM'],
    ['{date_long_pretty}', 'Today'],
    ['next {date_long_pretty} at {time}', 'next today at 11:30 PM'],
    ['{time_secs}', '11:30:00 PM'],
    ['{ago}', 'in 18 hours'],
  ])('%s is shown as %s in the reader’s zone', (format, shown) => {
    expect(formatDate(seconds, format, 'America/Los_Angeles', now)).toBe(shown);
  });

  test.each([
    [86_400, 'Tomorrow'],
    [-86_400, 'Yesterday'],
    [2 * 86_400, 'October 12th, 2020'],
  ])('%d seconds later is %s', (later, shown) => {
    expect(formatDate(seconds + later, '{date_pretty}', 'America/Los_Angeles', now)).toBe(shown);
  });

  test.each([
    ['an unknown token', '{date_wrong}'],
    ['no token', 'soon'],
  ])('%s cannot be formatted', (_title, format) => {
    expect(formatDate(seconds, format, 'UTC', now)).toBeUndefined();
  });

  test.each([
    ['U0JOHN', 'Start: Saturday, October 10th, 2020 at 11:30 PM'],
    ['U0JANE', 'Start: Sunday, October 11th, 2020 at 8:30 AM'],
  ])('%s reads the time of their own clock', (reader, text) => {
    const message = { text: `Start: <!date^${seconds}^{date_long} at {time}|06:30 UTC>` };

    expect(show(message, reader).text).toBe(text);
  });

  test.each([
    ['an unknown token', `<!date^${seconds}^{nonsense}|06:30 UTC>`],
    ['no number', '<!date^soon^{time}|06:30 UTC>'],
  ])('with %s the fallback is shown', (_title, text) => {
    expect(show({ text }).text).toBe('06:30 UTC');
  });

  test('a date can be a link', () => {
    const shown = show({ text: `<!date^${seconds}^{date_num}^https://a.example|x>` });

    expect(shown).toMatchObject({ text: '2020-10-10', links: [{ url: 'https://a.example', text: '2020-10-10' }] });
  });
});

describe('mrkdwn', () => {
  test.each([
    ['escapes are decoded', 'a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['emphasis is shown, not its marks', '*bold* _italic_ ~gone~ `code *x*`', 'bold italic gone code *x*'],
    ['marks inside words stay', '2*3*4 snake_case_name', '2*3*4 snake_case_name'],
    ['a link shows its label', '<https://a.example/x|the issue>', 'the issue'],
    ['a bare link shows itself', '<https://a.example/?a=1&amp;b=2>', 'https://a.example/?a=1&b=2'],
    ['a person is shown by name', 'DRI: <@U0JANE>', 'DRI: @Jane Roe'],
    ['a channel is shown by name', '<#C0MANAGER>', '#support_manager'],
  ])('%s', (_title, text, shown) => {
    expect(show({ text }).text).toBe(shown);
  });

  test('a private channel has a name only for its members', () => {
    expect([show({ text: '<#C0SECRET>' }).text, show({ text: '<#C0SECRET>' }, 'U0JANE').text]).toEqual([
      '#secret',
      '#private-channel',
    ]);
  });
});

describe('mentions that notify', () => {
  test.each<[string, Parameters<typeof show>[0], string[]]>([
    ['<!channel> in the text', { text: 'hi <!channel>' }, ['@channel']],
    ['<!here> with a label', { text: '<!here|here>' }, ['@here']],
    ['a user group', { text: '<!subteam^S123|@support>' }, ['@support']],
    ['a person', { text: '<@U0JANE>' }, ['@Jane Roe']],
    ['a bare @channel in mrkdwn without verbatim', { blocks: mrkdwn('hi @channel') }, ['@channel']],
    ['<!everyone> even with verbatim', { blocks: mrkdwn('<!everyone>', true) }, ['@everyone']],
    ['a bare @here in the text with link_names', { text: '@here', linksNames: true }, ['@here']],
    ['the text behind blocks', { text: '<!channel>', blocks: mrkdwn('fine', true) }, ['@channel']],
    [
      'a broadcast element',
      {
        blocks: [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'here' }] }],
          },
        ],
      },
      ['@here'],
    ],
  ])('%s does', (_title, message, live) => {
    expect(show(message).live).toEqual(live);
  });

  test.each<[string, Parameters<typeof show>[0]]>([
    ['a bare @channel in the text', { text: 'hi @channel' }],
    ['a bare @channel in verbatim mrkdwn', { blocks: mrkdwn('hi @channel', true) }],
    ['an escaped <!channel>', { text: '&lt;!channel&gt;' }],
    ['an address with @here', { blocks: mrkdwn('john@here.example') }],
    ['plain text', { blocks: [{ type: 'section', text: { type: 'plain_text', text: '<!channel> @here' } }] }],
    [
      'rich text',
      {
        blocks: [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '<!channel> @here' }] }],
          },
        ],
      },
    ],
  ])('%s does not', (_title, message) => {
    const shown = show(message);

    expect(shown.live).toEqual([]);
    expect(shown.text).not.toContain('⚠');
  });

  test('a live broadcast stands out in what people read', () => {
    expect(show({ text: 'hi <!channel>' }).text).toBe('hi ⚠@channel');
  });
});

test('every common block has its lines', () => {
  const text = (content: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text: content }] });
  const shown = show({
    text: 'For the notification',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'Acme - Enforce 2FA' } },
      {
        type: 'section',
        fields: [
          { type: 'mrkdwn', text: '*DRI*\nJane' },
          { type: 'plain_text', text: '2 h' },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          text('Tasks:\n'),
          { type: 'rich_text_list', style: 'ordered', elements: [text('one'), text('two')] },
          { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [text('detail')] },
          { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said' }] },
        ],
      },
      { type: 'divider' },
      {
        type: 'context',
        elements: [
          { type: 'mrkdwn', text: 'by John' },
          { type: 'image', alt_text: 'fox', image_url: 'x' },
        ],
      },
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Start' } },
          { type: 'overflow', action_id: 'b', options: [{ text: { type: 'plain_text', text: 'Cancel' }, value: 'c' }] },
        ],
      },
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'Task' },
            { type: 'rich_text', elements: [text('Outcome')] },
          ],
          [
            { type: 'raw_text', text: '1' },
            { type: 'raw_text', text: 'Success' },
          ],
        ],
      },
    ],
  });

  expect(shown.lines).toEqual([
    'Acme - Enforce 2FA',
    'DRI',
    'Jane',
    '2 h',
    'Tasks:',
    '1. one',
    '2. two',
    '  • detail',
    '> said',
    '———',
    'by John [image: fox]',
    '[Start] [… Cancel]',
    'Task | Outcome',
    '1 | Success',
  ]);
  expect(shown).toMatchObject({ notification: 'For the notification', buttons: ['Start'], from: 'Runbook' });
});
