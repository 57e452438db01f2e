import type { Locator, Page } from 'playwright-core';
import { describeWithChromium } from './support/find-chromium.js';
import { openPage } from './support/open-page.js';
import { shareDemo } from './support/share-demo.js';
import { moveClock, opens, typeLine } from './support/use-page.js';

describeWithChromium()('what goes wrong is mended, and nothing is lost or doubled', () => {
  // One demo for all: each test is about another call, or another promise, and leaves everything mended.
  const demo = shareDemo();

  test('a channel is shared with another organization: nothing can be posted there until it no longer is', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    await page.getByRole('switch', { name: 'Channel shared' }).check();
    await moveClock(page, '+10 min', /^Mon, Oct 6, 9:1. AM in Los/);
    await typeLine(page, '/runbook announce 1');
    await page.getByText('Nothing can be posted in #support_manager.').waitFor();
    const findings = await look('trouble-channel-is-shared');
    expect(await page.getByRole('button', { name: 'Post', exact: true }).count()).toBe(0);
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();

    await page.getByRole('switch', { name: 'Channel shared' }).uncheck();

    await moveClock(page, '+10 min', /^Mon, Oct 6, 9:2. AM in Los/);
    await preview(page, 1);
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
    expect(findings).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('an issue was moved: the app names the new place and leaves the old one alone', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    const gitlab = page.getByRole('region', { name: 'GitLab', exact: true });
    await gitlab.getByLabel('Issue', { exact: true }).selectOption('2');
    await gitlab.getByRole('button', { name: 'Move to the archive' }).click();
    await gitlab.getByText('Moved to the archive').waitFor();

    await typeLine(page, '/runbook announce 2');

    await page.getByText('gitlab-com/support/archive#1').first().waitFor();
    expect(await look('trouble-issue-was-moved')).toEqual([]);
    expect(await page.getByRole('button', { name: 'Post', exact: true }).count()).toBe(0);
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
    expect(faults).toEqual([]);
  });

  test('Slack is down when a reminder is due: it is sent, once, when Slack is back', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    await page.getByRole('switch', { name: 'Slack is down' }).check();
    await page.getByRole('button', { name: 'Next due' }).click();
    await promises(page, /24h John Doe Hooli .* due .*Slack/).waitFor();
    const findings = await look('trouble-slack-is-down');

    await page.getByRole('switch', { name: 'Slack is down' }).uncheck();

    await promises(page, /24h John Doe Hooli .* completed/).waitFor();
    expect(await reminders(page, 'Hooli - Rename 400 projects')).toBe(1);
    expect(findings).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('GitLab is down when a reminder is due: it goes out from what is stored', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    await page.getByRole('switch', { name: 'GitLab is down' }).check();

    await page.getByRole('button', { name: 'Next due' }).click();

    await promises(page, /end John Doe Stark .* completed/).waitFor();
    expect(await reminders(page, 'Planned end reached: Stark')).toBe(1);
    expect(await look('trouble-gitlab-is-down')).toEqual([]);
    await page.getByRole('switch', { name: 'GitLab is down' }).uncheck();
    expect(faults).toEqual([]);
  });

  test('the app is killed while a window is open: the click is answered as Slack does, and the next one works', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    await typeLine(page, '/runbook complete 6');
    await page.getByLabel('Why is this left open?').fill('The app was away.');
    await page.getByLabel('Current state').fill('Three batches are moved.');
    await page.getByRole('button', { name: 'Kill the app' }).click();
    await page.getByRole('button', { name: 'Complete', exact: true }).click();
    await page.getByText('We had some trouble connecting. Try again?').waitFor();
    const findings = await look('trouble-killed');
    await page.getByRole('button', { name: 'Kill the app' }).waitFor();

    await page.getByRole('button', { name: 'Complete', exact: true }).click();

    await page.getByText('Call completed. Summary posted').waitFor();
    expect(await messagesOf(page, 'Three batches are moved.')).toBe(1);
    expect(findings).toEqual([]);
    expect(faults).toEqual([]);
  });

  test.each([
    ['Answers get lost', 1, 'Acme'],
    ['Rate limit', 3, 'Globex'],
  ])('%s while a call is being announced', async (trouble, iid, name) => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    await preview(page, iid);
    await page.getByRole('switch', { name: trouble }).check();
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await promises(page, new RegExp(`Announcement .*${name}`))
      .first()
      .waitFor();
    const findings = await look(`trouble-${trouble.toLowerCase().replaceAll(' ', '-')}`);

    await page.getByRole('switch', { name: trouble }).uncheck();

    await settled(page, name);
    expect(await messagesOf(page, `Runbook call: ${name}`)).toBe(1);
    expect(findings).toEqual([]);
    expect(faults).toEqual([]);
  });
});

function promises(page: Page, name: RegExp): Locator {
  return page.getByRole('region', { name: 'Promises' }).getByRole('row', { name });
}

/** How often John was told these words by the app. */
async function reminders(page: Page, words: string): Promise<number> {
  await opens(page, /^Runbook/);
  const told = page.getByRole('log', { name: 'Messages in Runbook' }).getByText(words);
  await told.first().waitFor();
  return told.count();
}

async function preview(page: Page, iid: number): Promise<void> {
  await typeLine(page, `/runbook announce ${iid}`);
  const post = page.getByRole('button', { name: 'Post', exact: true });
  const confide = page.getByRole('button', { name: 'Make it confidential' });
  await post.or(confide).waitFor();
  if (await confide.isVisible()) await confide.click();
  await post.waitFor();
  const item = page.getByRole('radio', { name: /about the work to be done/ });
  if (await item.isVisible()) await item.click();
}

/** Both posts, the edit and the comment are done; retries wait up to some minutes, which the clock can skip. */
async function settled(page: Page, call: string): Promise<void> {
  const done = promises(
    page,
    new RegExp(`(Announcement|Edit of the runbook|Comment on the issue) .*${call}.* completed`),
  );
  for (let round = 0; round < 20 && (await done.count()) < 4; round += 1) {
    await page.waitForTimeout(500);
    const next = page.getByRole('button', { name: '+10 min' });
    if ((await done.count()) < 4 && (await next.isEnabled())) await next.click();
  }
  expect(await done.count()).toBe(4);
}

/** How often these words stand in the managers' channel. */
async function messagesOf(page: Page, words: string): Promise<number> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^support_manager/ }).click();
  await page.getByRole('heading', { name: '#support_manager' }).waitFor();
  const said = page.getByRole('log').getByText(words);
  await said.first().waitFor();
  return said.count();
}
