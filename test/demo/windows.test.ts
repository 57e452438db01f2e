import type { Page } from 'playwright-core';
import { describeWithChromium } from './support/find-chromium.js';
import { become, openPage } from './support/open-page.js';
import { shareDemo } from './support/share-demo.js';
import { opens, typeLine } from './support/use-page.js';

describeWithChromium()('what a person sees in the windows, on any screen', () => {
  const demo = shareDemo();

  test('a time with two readings is asked for, and chosen from the keyboard', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    await typeLine(page, '/runbook announce 2');
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
    await dialog.getByText('#support_gitlab-com', { exact: true }).waitFor();
    await dialog.getByRole('radio', { name: /^23:30 in Los Angeles/ }).focus();
    await page.keyboard.press('Space');
    await dialog.getByText('Friday, October 17th, 2031 at 11:30 PM').first().waitFor();
    await dialog.getByLabel('Who is Kenji S. in Slack?').selectOption({ label: 'Kenji Sato' });
    const chosenFindings = await look('window-time-chosen');
    await dialog.getByRole('button', { name: 'Post' }).click();
    await page.getByText('Announced. Runbook updated.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Changes/ }).click();

    const edit = page.getByRole('article', { name: 'Edit by runbook-bot' });
    await edit.getByText('2031-10-17 - 23:30 America/Los_Angeles').waitFor();
    expect([...errorFindings, ...chosenFindings, ...(await look('window-time-written'))]).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('a runbook that is not confidential is made so with a click, and an unclear checklist item is asked about', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    await typeLine(page, '/runbook announce 3');

    await page.getByRole('button', { name: 'Make it confidential' }).click();

    await page.getByRole('button', { name: 'Post', exact: true }).waitFor();
    await page
      .getByRole('region', { name: 'GitLab', exact: true })
      .getByText('Confidential', { exact: true })
      .waitFor();
    await page.getByRole('group', { name: 'Which checklist item does the announcement complete?' }).waitFor();
    expect(await look('window-made-confidential')).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('every problem of a broken runbook is named with its fix', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    await typeLine(page, '/runbook check 4');

    await page.getByText('Fix these errors before announcing:').waitFor();

    const dialog = page.getByRole('dialog');
    for (const problem of [
      /“Runbook name” doesn’t say customer and task: “Remove 2FA”/,
      /“Runbook description” is empty/,
      /DRI is still “TBD”/,
      /“Schedule at”: “2031-10-12 - 23:30” has no time zone/,
      /“Meeting URL”/,
    ])
      expect([problem, await dialog.getByText(problem).count()]).toEqual([problem, 1]);
    expect(await look('window-problems')).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('a call that was announced already says where, and a link leads to the post', async () => {
    const { page, look } = await openPage(demo.browser, demo.url);
    await typeLine(page, '/runbook announce 5');
    await page.getByRole('dialog', { name: 'Announced call' }).waitFor();
    const findings = await look('window-announced-already');

    await page.getByRole('link', { name: 'see the post' }).first().click();
    await page.keyboard.press('Escape');

    await page.getByRole('heading', { name: '#support_gitlab-com' }).waitFor();
    expect(findings).toEqual([]);
  });

  test('a thread is opened, read at the reader’s time, and answered', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    await become(page, 'Kenji');
    await page.getByRole('button', { name: /^support_manager/ }).click();
    await page.getByRole('button', { name: /^3 replies/ }).click();
    const thread = page.getByRole('log', { name: 'Thread' });
    await thread.getByText('Today at 12:30 AM').first().waitFor();

    await page.getByRole('combobox', { name: 'Reply' }).fill('I can take over at nine.');
    await page.keyboard.press('Enter');

    await thread.getByText('4 replies', { exact: true }).waitFor();
    expect(await look('thread')).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('a guest is refused, and help is shown to nobody else', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    await become(page, 'Gus');
    await typeLine(page, '/runbook announce 1');
    await page.getByText('You are a guest in this workspace.').waitFor();
    await typeLine(page, '/runbook help');
    await page.getByText('Only visible to you').waitFor();
    const findings = await look('window-guest');

    await become(page, 'John');

    await page.getByRole('button', { name: /^support_manager/ }).waitFor();
    expect(await page.getByText('Only visible to you').count()).toBe(0);
    expect(findings).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('a command that there is not is answered by Slack itself', async () => {
    const { page, look } = await openPage(demo.browser, demo.url);

    await typeLine(page, '/runbok announce 1');

    await page.getByText('/runbok is not a valid command.').waitFor();
    expect(await look('window-notice')).toEqual([]);
  });

  test('an issue is edited and commented by hand, and by nobody who may not', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
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
    expect(faults).toEqual([]);
  });

  test.each([
    ['dark', { colorScheme: 'dark' as const }],
    ['phone', { viewport: { width: 390, height: 844 } }],
    ['dark-phone', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
  ])('every part can be read: %s', async (name, options) => {
    const { page, look, faults } = await openPage(demo.browser, demo.url, options);
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
    await typeLine(page, '/runbook check 1');
    await page.getByRole('dialog').waitFor();
    findings.push(...(await look(`${name}-window`)));
    await typeLine(page, '/runbook outcomes 5');
    await page.getByLabel('Outcome of task 1').waitFor();
    findings.push(...(await look(`${name}-outcomes`)));
    await page.keyboard.press('Escape');
    await opens(page, /Runbook/);
    await page.getByRole('heading', { name: /^Run panel/ }).waitFor();
    findings.push(...(await look(`${name}-panel`)));

    expect(findings).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(faults).toEqual([]);
  });
});

/** How far the page, as a whole, could be moved sideways. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
