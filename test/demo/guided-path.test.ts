import type { Browser } from 'playwright-core';
import { describeWithChromium } from './support/find-chromium.js';
import { become, openPage, startBrowser, type WatchedPage } from './support/open-page.js';
import { type DemoProcess, startDemoProcess } from './support/start-demo-process.js';

describeWithChromium()('a newcomer goes the guided path', () => {
  let demo: DemoProcess;
  let browser: Browser;

  beforeEach(async () => {
    demo = await startDemoProcess();
    browser = await startBrowser();
  });
  afterEach(async () => {
    await browser.close();
    expect(await demo.stop()).toBe(0);
  });

  test('with the mouse, from the first command to the last step', async () => {
    const watched = await openPage(browser, demo.url);
    const { page } = watched;
    const guide = page.getByRole('region', { name: 'Guided path' });
    const findings: string[] = [];
    const look = async (name: string) => findings.push(...(await watched.look(`path-${name}`)));
    await guide.getByText('1 of').waitFor();
    await look('1-start');

    await page.getByRole('button', { name: /^support_self-managed/ }).click();
    await page.getByRole('combobox', { name: 'Message #support_self-managed' }).fill('/runbook announce 1');
    await page.getByRole('button', { name: 'Send' }).click();
    await guide.getByText('2 of').waitFor();
    await page.getByText('Will be posted in').first().waitFor();
    await look('2-preview');

    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByText('The call is announced, and the runbook says so.').waitFor();
    await guide.getByText('3 of').waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await look('3-announced');

    await page.getByRole('button', { name: /^Changes/ }).click();
    const edit = page.getByRole('article', { name: 'Edit by runbook-bot' });
    expect(await edit.textContent()).toContain('The other 47 lines (1,725 bytes) are as they were, byte for byte.');
    expect(await edit.locator('.added mark').allTextContents()).toEqual(['x']);
    await guide.getByText('4 of').waitFor();
    await look('4-changes');

    for (let day = 0; day < 3; day += 1) await nextDay(watched);
    await guide.getByText('5 of').waitFor();
    await look('5-days-later');

    await become(page, 'Jane');
    await page
      .getByRole('navigation', { name: 'Channels' })
      .getByRole('button', { name: /Runbook/ })
      .click();
    await page.getByRole('log').getByText('Starts in 39 hours: Acme').waitFor();
    await page.getByText('Saturday, October 11th, 2031 at 8:30 AM').waitFor();
    await guide.getByText('6 of').waitFor();
    await look('6-jane');

    await page.getByRole('button', { name: 'Kill the app' }).click();
    await page.getByRole('button', { name: 'Restarting …' }).waitFor();
    await page.getByRole('button', { name: 'Kill the app' }).waitFor();
    await guide.getByText('That was the path.').waitFor();
    await look('7-end');

    expect(findings).toEqual([]);
    expect(watched.troubles).toEqual([]);
  });

  test('with the keyboard alone', async () => {
    const { page, troubles } = await openPage(browser, demo.url);
    const press = async (key: string) => page.keyboard.press(key);
    const focused = async () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
    const tabTo = async (text: string) => {
      for (let step = 0; step < 60; step += 1) {
        await press('Tab');
        if ((await focused()).trim() === text) return;
      }
      throw new Error(`Tab does not reach "${text}".`);
    };

    await tabTo('#support_self-managed');
    await press('Enter');
    await page.getByRole('combobox', { name: /^Message/ }).focus();
    await page.keyboard.type('/ru');
    await press('Tab');
    await page.keyboard.type('ann');
    await press('ArrowDown');
    await press('Enter');
    await page.keyboard.type('1');
    await press('Enter');
    await page.getByRole('dialog', { name: 'Announce a call' }).waitFor();
    await tabTo('Post');
    await press('Enter');
    await page.getByRole('dialog', { name: 'Announced call' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await tabTo('Changes1');
    await press('Enter');
    await page.getByRole('article', { name: 'Edit by runbook-bot' }).waitFor();
    expect(troubles).toEqual([]);
  });
});

async function nextDay({ page }: WatchedPage): Promise<void> {
  await page.getByRole('button', { name: '+1 day' }).click();
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached', timeout: 60_000 });
}
