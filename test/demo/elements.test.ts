import type { Browser } from 'playwright-core';
import { buildPage } from '../../sandbox/demo/build-page.js';
import type { DemoState } from '../../sandbox/demo/demo-state.js';
import { type Demo, startDemo } from '../../sandbox/demo/start-demo.js';
import { asObjects, type JsonObject } from '../../sandbox/slack/json.js';
import { addMessage } from '../../sandbox/slack/workspace/messages.js';
import { openView, publishHome, topView } from '../../sandbox/slack/workspace/views.js';
import { describeWithChromium } from './support/find-chromium.js';
import { become, openPage, startBrowser } from './support/open-page.js';

describeWithChromium()('every element can be seen and filled in, also those that the app may come to use', () => {
  let demo: Demo;
  let demoState: DemoState;
  let browser: Browser;

  beforeAll(async () => {
    await buildPage();
    demo = await startDemo(0);
    demoState = await demo.play.ready();
    browser = await startBrowser();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser.close();
    await demo.close();
  });

  test('what is put into the fields of a window is what Slack sends', async () => {
    openView(demoState.environment.slack.workspace, 'U0JOHN', { ...window, blocks: fields });
    const { page, look, faults } = await openPage(browser, demo.url);
    const dialog = page.getByRole('dialog', { name: 'Everything' });
    const findings = [...(await look('elements-empty'))];

    expect(await dialog.locator('input:focus').inputValue()).toBe('as it was');
    expect(await dialog.getByLabel('Line').inputValue()).toBe('as it was');
    await dialog.getByLabel('Area').fill('two\nlines');
    await dialog.getByLabel('Address').fill('https://example.com');
    await dialog.getByLabel('Number').fill('12');
    await dialog.getByLabel('Menu', { exact: true }).selectOption({ label: 'Partial' });
    await dialog.getByLabel('Grouped menu').selectOption({ label: 'Skipped' });
    await dialog.getByRole('group', { name: 'Boxes' }).getByLabel('Failed').check();
    await dialog.getByRole('group', { name: 'People' }).getByLabel('Mia Manager').check();
    await dialog.getByLabel('Channel', { exact: true }).selectOption({ label: '#support_manager' });
    await dialog.getByLabel('Day', { exact: true }).fill('2031-10-12');
    await dialog.getByLabel('Time of day').fill('09:30');
    await dialog.getByLabel('Moment').fill('2031-10-12T09:30');
    findings.push(...(await look('elements-filled')));
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.getByRole('alert').waitFor();

    const state = topView(demoState.environment.slack.workspace, 'U0JOHN')?.state;
    const values = [...(state ?? [])].flatMap(([, actions]) => [...actions.values()].map(shownValue));
    expect(values).toEqual([
      'as it was',
      'two\nlines',
      'https://example.com',
      '12',
      'partial',
      'skipped',
      ['success', 'failed'],
      ['U0MIA'],
      'C0MANAGER',
      '2031-10-12',
      '09:30',
      // 09:30 in Los Angeles, where John is.
      1949589000,
    ]);
    expect(findings).toEqual([]);
    expect(faults).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('a button that asks first, a menu behind dots, a table and a quotation stand in a message', async () => {
    const channel = demoState.environment.slack.workspace.channels.get('C0SELFMANAGED');
    if (!channel) throw new Error('There is no such channel.');
    addMessage(demoState.environment.slack.workspace, channel, {
      user: demoState.environment.slack.botUserId,
      text: 'All',
      blocks: message,
    });
    const { page, look, faults } = await openPage(browser, demo.url);
    const log = page.getByRole('log');
    await log.getByText('a quotation').waitFor();
    const findings = [...(await look('elements-message'))];

    await log.getByRole('button', { name: 'Cancel the call' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel it?' });
    findings.push(...(await look('elements-confirm')));
    const sent = demoState.environment.slack.sent().length;
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(demoState.environment.slack.sent().length).toBe(sent);
    await log.getByLabel('More', { exact: true }).click();
    await log.getByRole('button', { name: 'Second' }).click();
    await expectSent('more', { type: 'overflow', selected_option: { text: plain('Second'), value: '2' } });

    await log.getByRole('button', { name: 'Cancel the call' }).click();
    await page.getByRole('button', { name: 'Cancel it', exact: true }).click();
    await expectSent('cancel', { type: 'button', value: 'call 1' });
    expect(findings).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('the Home tab stands beside the messages of an app that has one', async () => {
    const { workspace } = demoState.environment.slack;
    Object.assign(workspace.app, { homeTab: true });
    const button = { type: 'button', action_id: 'refresh', text: plain('Refresh') };
    publishHome(workspace, 'U0JANE', {
      type: 'home',
      blocks: [
        { type: 'header', text: plain('My calls') },
        { type: 'actions', elements: [button] },
      ],
    });
    const { page, look, faults } = await openPage(browser, demo.url);
    await become(page, 'Jane');
    await page
      .getByRole('navigation', { name: 'Channels' })
      .getByRole('button', { name: /^Runbook/ })
      .click();

    await page.getByRole('button', { name: 'Home' }).click();

    await page.getByRole('heading', { name: 'My calls' }).waitFor();
    const findings = await look('elements-home');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expectSent('refresh', { type: 'button' });
    expect(findings).toEqual([]);
    expect(faults).toEqual([]);
  });

  /** The click on the element with this `action_id` is sent to the app when the app has answered, or not, in three seconds. */
  async function expectSent(actionId: string, did: JsonObject): Promise<void> {
    const sent = await demoState.environment.slack.until(() =>
      demoState.environment.slack
        .sent()
        .flatMap(({ payload }) => asObjects(payload.actions))
        .find((action) => action.action_id === actionId),
    );
    expect(sent).toEqual(expect.objectContaining(did));
  }
});

function plain(text: string): JsonObject {
  return { type: 'plain_text', text };
}

function option(value: string): JsonObject {
  return { text: plain(value.slice(0, 1).toUpperCase() + value.slice(1)), value };
}

function input(label: string, element: JsonObject): JsonObject {
  return {
    type: 'input',
    block_id: label,
    label: plain(label),

    element: { action_id: 'it', ...element },
  };
}

const outcomes = ['success', 'partial', 'failed'].map(option);
const window = { type: 'modal', title: plain('Everything'), submit: plain('Submit'), close: plain('Cancel') };

const fields: JsonObject[] = [
  input('Line', { type: 'plain_text_input', initial_value: 'as it was', focus_on_load: true }),
  input('Area', { type: 'plain_text_input', multiline: true }),
  input('Address', { type: 'url_text_input' }),
  input('Number', { type: 'number_input', is_decimal_allowed: false }),
  input('Menu', { type: 'static_select', options: outcomes }),
  input('Grouped menu', {
    type: 'static_select',
    option_groups: [
      { label: plain('Done'), options: outcomes },
      { label: plain('Not done'), options: [option('skipped')] },
    ],
  }),
  input('Boxes', { type: 'checkboxes', options: outcomes, initial_options: outcomes.slice(0, 1) }),
  input('People', { type: 'multi_users_select' }),
  input('Channel', { type: 'channels_select' }),
  input('Day', { type: 'datepicker' }),
  input('Time of day', { type: 'timepicker' }),
  input('Moment', { type: 'datetimepicker' }),
];

const confirm = {
  title: plain('Cancel it?'),
  text: { type: 'mrkdwn', text: 'Everybody is *told*.' },
  confirm: plain('Cancel it'),
  deny: plain('Keep it'),
  style: 'danger',
};

const message: JsonObject[] = [
  { type: 'header', text: plain('All that a message may have') },
  { type: 'section', text: { type: 'mrkdwn', text: '&gt; a quotation\n```some code```' } },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*One*\n1' },
      { type: 'mrkdwn', text: '*Two*\n2' },
    ],
  },
  {
    type: 'table',
    rows: [
      [
        { type: 'raw_text', text: 'Task' },
        { type: 'raw_text', text: 'Outcome' },
      ],
    ],
  },
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'cancel',
        value: 'call 1',
        style: 'danger',
        text: plain('Cancel the call'),
        confirm,
      },
      {
        type: 'overflow',
        action_id: 'more',
        options: [
          { text: plain('First'), value: '1' },
          { text: plain('Second'), value: '2' },
        ],
      },
    ],
  },
];

/** What an element's state holds; options by their value. */
function shownValue(state: JsonObject): unknown {
  const { type: _type, ...rest } = state;
  const [value] = Object.values(rest);
  if (Array.isArray(value)) return value.map(valueOfOption);
  return valueOfOption(value);
}

function valueOfOption(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}
