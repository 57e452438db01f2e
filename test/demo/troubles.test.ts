import type { Browser, Locator, Page } from 'playwright-core';
import { describeWithChromium } from './support/find-chromium.js';
import { openPage, startBrowser } from './support/open-page.js';
import { type DemoProcess, startDemoProcess } from './support/start-demo-process.js';

describeWithChromium()('what goes wrong is mended, and nothing is lost or doubled', () => {
  let demo: DemoProcess;
  let browser: Browser;

  beforeEach(async () => {
    demo = await startDemoProcess();
    browser = await startBrowser();
  });
  afterEach(async () => {
    await browser.close();
    await demo.stop();
  });

  test.each(['Answers get lost', 'Rate limit'])('%s while a call is being announced', async (trouble) => {
    const { page, look, troubles } = await openPage(browser, demo.url);
    await preview(page);
    await page.getByRole('switch', { name: trouble }).check();
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await promises(page, /Announcement .*Acme/)
      .first()
      .waitFor();
    const findings = await look(`trouble-${trouble.toLowerCase().replaceAll(' ', '-')}`);

    await page.getByRole('switch', { name: trouble }).uncheck();

    await settled(page);
    expect(await announcementsOf(page)).toBe(1);
    expect(findings).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('Slack is down when a reminder is due: it is sent, once, when Slack is back', async () => {
    const { page, look, troubles } = await openPage(browser, demo.url);
    await page.getByRole('switch', { name: 'Slack is down' }).check();
    await page.getByRole('button', { name: 'Next due' }).click();
    await promises(page, /24h John Doe Hooli .* due .*Slack/).waitFor();
    const findings = await look('trouble-slack-is-down');

    await page.getByRole('switch', { name: 'Slack is down' }).uncheck();

    await promises(page, /24h John Doe Hooli .* sent/).waitFor();
    expect(await reminders(page)).toBe(1);
    expect(findings).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('GitLab is down when a reminder is due: it goes out from what is stored', async () => {
    const { page, look, troubles } = await openPage(browser, demo.url);
    await page.getByRole('switch', { name: 'GitLab is down' }).check();

    await page.getByRole('button', { name: 'Next due' }).click();

    await promises(page, /24h John Doe Hooli .* sent/).waitFor();
    expect(await reminders(page)).toBe(1);
    expect(await look('trouble-gitlab-is-down')).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('the app is killed while a window is open: the click is answered as Slack does, and the next one works', async () => {
    const { page, look, troubles } = await openPage(browser, demo.url);
    await preview(page);
    await page.getByRole('button', { name: 'Kill the app' }).click();
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByText('We had some trouble connecting. Try again?').waitFor();
    const findings = await look('trouble-killed');
    await page.getByRole('button', { name: 'Kill the app' }).waitFor();

    await page.getByRole('button', { name: 'Post', exact: true }).click();

    await settled(page);
    expect(await announcementsOf(page)).toBe(1);
    expect(findings).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('starting over puts everything back', async () => {
    const { page } = await openPage(browser, demo.url);
    await preview(page);
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await settled(page);

    await page.getByRole('button', { name: 'Start over' }).click();

    await page.getByText('letting a weekend pass').waitFor();
    await page.getByRole('heading', { name: 'What the app has promised' }).waitFor();
    expect(await promises(page, /Acme/).count()).toBe(0);
  });
});

function promises(page: Page, name: RegExp): Locator {
  return page.getByRole('region', { name: 'Promises' }).getByRole('row', { name });
}

/** How often John was reminded of tomorrow's call. */
async function reminders(page: Page): Promise<number> {
  await page
    .getByRole('navigation', { name: 'Channels' })
    .getByRole('button', { name: /^Runbook/ })
    .click();
  await page
    .getByRole('log', { name: 'Messages in Runbook' })
    .getByText('Hooli - Rename 400 projects')
    .first()
    .waitFor();
  return page.getByRole('log').getByText('Hooli - Rename 400 projects').count();
}

async function preview(page: Page): Promise<void> {
  const field = page.getByRole('combobox', { name: /^Message/ });
  await field.fill('/runbook announce 1');
  await field.press('Enter');
  await page.getByRole('button', { name: 'Post', exact: true }).waitFor();
}

/** Both posts, the edit and the comment are done; retries wait up to some minutes, which the clock can skip. */
async function settled(page: Page): Promise<void> {
  const done = promises(page, /(Announcement|Edit of the runbook|Comment on the issue) .*Acme.* sent/);
  for (let round = 0; round < 20 && (await done.count()) < 4; round += 1) {
    await page.waitForTimeout(500);
    const next = page.getByRole('button', { name: '+10 min' });
    if ((await done.count()) < 4 && (await next.isEnabled())) await next.click();
  }
  expect(await done.count()).toBe(4);
}

/** How often the call stands in the managers' channel. */
async function announcementsOf(page: Page): Promise<number> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^support_manager/ }).click();
  await page.getByRole('heading', { name: '#support_manager' }).waitFor();
  return page.getByRole('log').getByRole('heading', { name: /Acme/ }).count();
}
