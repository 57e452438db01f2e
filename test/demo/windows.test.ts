import type { Browser, Page } from 'playwright-core';
import { describeWithChromium } from './support/find-chromium.js';
import { become, openPage, startBrowser } from './support/open-page.js';
import { type DemoProcess, startDemoProcess } from './support/start-demo-process.js';

describeWithChromium()('what a person sees in the windows, on any screen', () => {
  let demo: DemoProcess;
  let browser: Browser;

  beforeAll(async () => {
    demo = await startDemoProcess();
    browser = await startBrowser();
  });
  // Every page listens all the time, and a browser keeps only six connections to one server.
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });

  test('a time with two readings is asked for, and chosen from the keyboard', async () => {
    const { page, look, troubles } = await openPage(browser, demo.url);
    await type(page, '/runbook announce 2');
    const dialog = page.getByRole('dialog', { name: 'Announce a call' });
    await dialog.getByRole('group', { name: 'When is the call?' }).waitFor();

    await dialog.getByRole('button', { name: 'Post' }).click();
    await dialog.getByRole('alert').first().waitFor();
    expect(await dialog.getByRole('alert').allTextContents()).toEqual([
      'Please complete this required field.',
      'Please complete this required field.',
    ]);
    const errorFindings = await look('window-field-errors');
    await dialog.getByRole('radio', { name: 'GitLab.com' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByText('#support_gitlab-com').waitFor();
    await dialog.getByRole('radio', { name: /^Sat 18 Oct 2031, 06:30 \(UTC\)/ }).focus();
    await page.keyboard.press('Space');
    await dialog.getByText('Friday, October 17th, 2031 at 11:30 PM').first().waitFor();
    await dialog.getByLabel('Who is Kenji S. in Slack?').selectOption({ label: 'Kenji Sato' });
    const chosenFindings = await look('window-time-chosen');
    await dialog.getByRole('button', { name: 'Post' }).click();
    await page.getByText('The call is announced, and the runbook says so.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Changes/ }).click();

    const edit = page.getByRole('article', { name: 'Edit by runbook-bot' });
    await edit.getByText('2031-10-17 - 23:30 America/Los_Angeles').waitFor();
    expect([...errorFindings, ...chosenFindings, ...(await look('window-time-written'))]).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('a runbook that is not confidential is made so with a click, from the window', async () => {
    const { page, look, troubles } = await openPage(browser, demo.url);
    await type(page, '/runbook announce 3');

    await page.getByRole('button', { name: 'Make it confidential' }).click();

    await page.getByRole('button', { name: 'Post', exact: true }).waitFor();
    await page
      .getByRole('region', { name: 'GitLab', exact: true })
      .getByText('Confidential', { exact: true })
      .waitFor();
    expect(await look('window-made-confidential')).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('every problem of a broken runbook is named with its line', async () => {
    const { page, look, troubles } = await openPage(browser, demo.url);
    await type(page, '/runbook check 4');

    await page.getByText('2 errors and 3 warnings.').waitFor();

    expect(
      await page
        .getByRole('dialog')
        .getByText(/^Line \d+, (error|warning):/)
        .count(),
    ).toBe(5);
    expect(await look('window-problems')).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('a call that was announced already says where, and a link leads to the post', async () => {
    const { page, look } = await openPage(browser, demo.url);
    await type(page, '/runbook announce 5');
    await page.getByRole('dialog', { name: 'Announced call' }).waitFor();
    const findings = await look('window-announced-already');

    await page.getByRole('link', { name: 'see the post' }).first().click();
    await page.keyboard.press('Escape');

    await page.getByRole('heading', { name: '#support_gitlab-com' }).waitFor();
    expect(findings).toEqual([]);
  });

  test('a thread is opened, read at the reader’s time, and answered', async () => {
    const { page, look, troubles } = await openPage(browser, demo.url);
    await become(page, 'Kenji');
    await page.getByRole('button', { name: /^support_manager/ }).click();
    await page.getByRole('button', { name: /^3 replies/ }).click();
    const thread = page.getByRole('log', { name: 'Thread' });
    await thread.getByText('Today at 12:30 AM').first().waitFor();

    await page.getByRole('combobox', { name: 'Reply' }).fill('I can take over at nine.');
    await page.keyboard.press('Enter');

    await thread.getByText('4 replies', { exact: true }).waitFor();
    expect(await look('thread')).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('a guest is refused, and help is shown to nobody else', async () => {
    const { page, look, troubles } = await openPage(browser, demo.url);
    await become(page, 'Gus');
    await type(page, '/runbook announce 1');
    await page.getByText('You are a guest in this workspace.').waitFor();
    await type(page, '/runbook help');
    await page.getByText('Only visible to you').waitFor();
    const findings = await look('window-guest');

    await become(page, 'John');

    await page.getByRole('button', { name: /^support_manager/ }).waitFor();
    expect(await page.getByText('Only visible to you').count()).toBe(0);
    expect(findings).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('a command that there is not is answered by Slack itself', async () => {
    const { page, look } = await openPage(browser, demo.url);

    await type(page, '/runbok announce 1');

    await page.getByText('/runbok is not a valid command.').waitFor();
    expect(await look('window-notice')).toEqual([]);
  });

  test('an issue is edited and commented by hand, and by nobody who may not', async () => {
    const { page, look, troubles } = await openPage(browser, demo.url);
    const gitlab = page.getByRole('region', { name: 'GitLab', exact: true });
    await gitlab.getByLabel('Issue', { exact: true }).selectOption('4');
    await gitlab.getByRole('button', { name: 'Edit' }).click();
    const text = await gitlab.getByLabel('Description').inputValue();
    await gitlab.getByLabel('Description').fill(text.replace('| TBD |', '| `@john_doe` |'));
    const findings = [...(await look('gitlab-edit'))];
    await gitlab.getByRole('button', { name: 'Save changes' }).click();
    await gitlab.getByRole('button', { name: /^Changes/ }).click();
    await gitlab.getByRole('article', { name: 'Edit by john_doe' }).waitFor();
    await gitlab.getByRole('button', { name: /^Comments/ }).click();
    await gitlab.getByLabel('Comment', { exact: true }).fill('**Mended** the DRI. <img src=x onerror=alert(1)>');
    await gitlab.getByRole('button', { name: 'Comment', exact: true }).click();
    await gitlab.getByText('<img src=x onerror=alert(1)>').waitFor();
    findings.push(...(await look('gitlab-comment')));

    await become(page, 'Mia');
    await gitlab.getByLabel('Comment', { exact: true }).fill('May I?');
    await gitlab.getByRole('button', { name: 'Comment', exact: true }).click();

    await page.getByText('You have no account on this GitLab.').waitFor();
    expect(findings).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('outcomes are recorded on two pages: what is typed is kept, and each problem stands at its field', async () => {
    const { page, look, troubles } = await openPage(browser, demo.url);
    await type(page, '/runbook outcomes 6');
    const dialog = page.getByRole('dialog', { name: 'Record outcomes' });
    expect(await dialog.getByLabel('Outcome of task 3').inputValue()).toBe('Partial');
    await dialog.getByLabel('Outcome of task 5').selectOption('Success');
    await dialog.getByLabel('Duration of task 5').fill('soon');
    const findings = [...(await look('outcomes-first-page'))];
    await dialog.getByRole('button', { name: 'Next' }).click();
    await dialog.getByText('Page 2 of 2').waitFor();
    await dialog.getByLabel('Outcome of task 11').selectOption('Skipped');
    await dialog.getByLabel('Note on task 11').fill('Batch 10 is empty');

    await dialog.getByRole('button', { name: 'Record', exact: true }).click();

    await dialog.getByText(/Task 5 on page 1: Move batch 4 of 10/).waitFor();
    await dialog.getByText('Page 1 of 2').waitFor();
    expect(await dialog.getByLabel('Outcome of task 5').inputValue()).toBe('Success');
    expect(await dialog.getByLabel('Duration of task 5').inputValue()).toBe('soon');
    findings.push(...(await look('outcomes-problem-on-another-page')));
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await dialog.getByRole('alert').first().waitFor();
    findings.push(...(await look('outcomes-field-error')));
    await dialog.getByLabel('Duration of task 5').fill('14m');
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByText('Recorded for 2 tasks.').waitFor();
    findings.push(...(await look('outcomes-recorded')));

    const gitlab = page.getByRole('region', { name: 'GitLab', exact: true });
    await gitlab.getByRole('button', { name: /^Changes/ }).click();
    const edit = gitlab.getByRole('article', { name: 'Edit by runbook-bot' }).first();
    await edit.getByText('Skipped: Batch 10 is empty').waitFor();
    await edit.getByText('14m (planned 15m)').waitFor();
    expect(findings).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('a call is completed with two follow-ups, and its summary corrected; what is wrong stands at its field', async () => {
    const { page, look, troubles } = await openPage(browser, demo.url);
    const log = page.getByRole('log');
    await type(page, '/runbook complete 6');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Complete' }).click();
    await dialog.getByRole('alert').nth(1).waitFor();
    const findings = [...(await look('completion-required'))];
    await dialog.getByLabel('Why is this left open?').fill('The maintenance window has ended.');
    await dialog.getByLabel('Current state').fill('Four of ten batches are on the new storage.');
    await dialog.getByRole('radio', { name: 'Yes' }).click();
    await dialog.getByLabel('Follow-up: what is to be done?').fill('Move the other batches');
    await dialog.getByRole('button', { name: 'Add another follow-up' }).click();
    expect(await dialog.getByLabel('Follow-up 1: what is to be done?').inputValue()).toBe('Move the other batches');
    await dialog.getByLabel('Follow-up 2: what is to be done?').fill('Tell Pepper the new date');
    await dialog.getByLabel('Follow-up 2: links').fill('docs.gitlab.com');
    await dialog.getByRole('checkbox', { name: 'Close the issue' }).check();
    await dialog.getByRole('button', { name: 'Complete' }).click();
    await dialog.getByRole('alert').waitFor();
    findings.push(...(await look('completion-link-error')));
    await dialog.getByLabel('Follow-up 2: links').fill('https://docs.gitlab.com/administration');
    await dialog.getByRole('button', { name: 'Complete' }).click();
    await page.getByText('The call is completed: the channels have its summary').waitFor();
    await page.keyboard.press('Escape');
    await log.getByText('Four of ten batches are on the new storage.').waitFor();
    await page.getByRole('region', { name: 'GitLab', exact: true }).getByText('Closed', { exact: true }).waitFor();
    findings.push(...(await look('completion-summary')));

    await type(page, '/runbook complete 6');
    await page.getByRole('dialog', { name: 'Correct the summary' }).getByRole('radio', { name: 'Success' }).click();
    findings.push(...(await look('correction-window')));
    await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
    await dialog.getByRole('button', { name: 'Correct', exact: true }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await log.getByRole('button', { name: 'View thread' }).click();
    await page.getByRole('log', { name: 'Thread' }).getByText('result Partial → Success').waitFor();
    findings.push(...(await look('correction-thread')));
    expect(findings).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test.each([
    ['dark', { colorScheme: 'dark' as const }],
    ['phone', { viewport: { width: 390, height: 844 } }],
    ['dark-phone', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
  ])('every part can be read: %s', async (name, options) => {
    const { page, look, troubles } = await openPage(browser, demo.url, options);
    const isPhone = name.includes('phone');
    const parts = isPhone ? ['Slack', 'GitLab', 'Clock'] : [''];

    const findings: string[] = [];
    for (const part of parts) {
      if (part !== '')
        await page.getByRole('navigation', { name: 'Parts of the page' }).getByRole('button', { name: part }).click();
      findings.push(...(await look(`${name}${part === '' ? '' : `-${part.toLowerCase()}`}`)));
    }
    if (isPhone)
      await page.getByRole('navigation', { name: 'Parts of the page' }).getByRole('button', { name: 'Slack' }).click();
    await type(page, '/runbook check 1');
    await page.getByRole('dialog').waitFor();
    findings.push(...(await look(`${name}-window`)));
    await type(page, '/runbook outcomes 5');
    await page.getByLabel('Outcome of task 1').waitFor();
    findings.push(...(await look(`${name}-outcomes`)));
    await page.keyboard.press('Escape');
    await page
      .getByRole('navigation', { name: 'Channels' })
      .getByRole('button', { name: /Runbook/ })
      .click();
    await page.getByRole('heading', { name: /^Run panel/ }).waitFor();
    findings.push(...(await look(`${name}-panel`)));

    expect(findings).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(troubles).toEqual([]);
  });
});

/** Types into the channel; a window that a person left open is still there for them, and is closed first. */
async function type(page: Page, line: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  if ((await dialog.count()) > 0) await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  const field = page.getByRole('combobox', { name: /^Message/ });
  await field.fill(line);
  await field.press('Enter');
}

/** How far the page, as a whole, could be moved sideways. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
