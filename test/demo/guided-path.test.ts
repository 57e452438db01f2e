import { describeWithChromium } from './support/find-chromium.js';
import { become, openPage } from './support/open-page.js';
import { shareDemo } from './support/share-demo.js';
import { moveClock, opens, panelOf, tabTo, tabToField } from './support/use-page.js';

describeWithChromium()('a newcomer goes the guided path', () => {
  const demo = shareDemo();

  test('with the mouse, from the first command to the summary', async () => {
    const watched = await openPage(demo.browser, demo.url);
    const { page } = watched;
    const gitlab = page.getByRole('region', { name: 'GitLab', exact: true });
    const dialog = page.getByRole('dialog');
    const log = page.getByRole('log');
    const findings: string[] = [];
    const look = async (name: string) => findings.push(...(await watched.look(`path-${name}`)));
    const stepIs = (step: string) => page.getByRole('region', { name: 'Guided path' }).getByText(step).waitFor();
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await stepIs('1 of 10');
    await look('01-start');

    await opens(page, /^support_self-managed/);
    await page.getByRole('combobox', { name: 'Message #support_self-managed' }).fill('/runbook announce 1');
    await press('Send');
    await stepIs('2 of 10');
    await page.getByText('Will be posted in').first().waitFor();
    await look('02-preview');

    await press('Post');
    await page.getByText('Announced. Runbook updated.').waitFor();
    await stepIs('3 of 10');
    await press('Close');
    await look('03-announced');

    await gitlab.getByRole('button', { name: /^Changes/ }).click();
    const edit = gitlab.getByRole('article', { name: 'Edit by runbook-bot' });
    expect(await edit.textContent()).toContain('The other 46 lines (1,680 bytes) are as they were, byte for byte.');
    expect(await edit.locator('.added mark').allTextContents()).toEqual(['x']);
    await stepIs('4 of 10');
    await look('04-changes');

    await moveClock(page, '+1 day', /^Tue, Oct 7, 9:0. AM in Los/);
    await become(page, 'Jane');
    await opens(page, /^Runbook/);
    await log.getByText('Starts Thursday, 8:30 AM: Acme').waitFor();
    await page.getByText('Thursday, October 9th, 2031 at 8:30 AM').waitFor();
    await stepIs('5 of 10');
    await look('05-jane');

    await become(page, 'John');
    await moveClock(page, '+1 day', /^Wed, Oct 8, 9:0. AM in Los/);
    await moveClock(page, 'Next call', /^Wed, Oct 8, 11:3. PM in Los/);
    await stepIs('6 of 10');
    await opens(page, /^Runbook/);
    const panel = panelOf(page, 'Acme');
    await panel.getByText('Task 1 of 3').waitFor();
    await look('06-panel');

    await panel.getByRole('button', { name: 'Start' }).click();
    await panel.getByText(/Started today at 11:3\d PM by/).waitFor();
    await moveClock(page, '+10 min', /^Wed, Oct 8, 11:4. PM in Los/);
    await panel.getByRole('button', { name: 'Success' }).click();
    await panel.getByText('Task 2 of 3').waitFor();
    await stepIs('7 of 10');
    await gitlab.getByText('Success | 10m (planned 10m) |').waitFor();
    await look('07-success');

    await panel.getByRole('button', { name: 'Failed' }).click();
    await panel.getByText("Run the same script with status: 'disable'").waitFor();
    await look('08-failed');
    await panel.getByRole('button', { name: 'Skip' }).click();
    await panel.getByText('All tasks recorded.').waitFor();
    await stepIs('8 of 10');
    await opens(page, /^support_self-managed/);
    await log
      .getByRole('button', { name: /replies/ })
      .last()
      .click();
    await page.getByRole('log', { name: 'Thread' }).getByText('3 of 3 tasks recorded').waitFor();
    await stepIs('9 of 10');
    await look('09-thread');

    await opens(page, /^Runbook/);
    await panelOf(page, 'Acme').getByRole('button', { name: 'Complete the call…' }).click();
    await dialog.getByLabel('Current state').fill('2FA is off again on every group; the customer knows.');
    await dialog.getByRole('radio', { name: 'Yes' }).click();
    await dialog.getByLabel('Follow-up: what is to be done?').fill('Ask the owners of the 12 groups that refused');
    await dialog.getByLabel('Follow-up: by whom?').fill('Jane Smith');
    await dialog.getByLabel('Follow-up: links').fill('https://docs.gitlab.com/security/two_factor_authentication');
    await dialog.getByRole('radio', { name: 'Failed' }).click();
    await look('10-completion');
    await dialog.getByRole('button', { name: 'Complete' }).click();
    await page.getByText('Call completed. Summary posted').waitFor();
    await stepIs('10 of 10');
    await look('11-completed');
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await opens(page, /^support_self-managed/);
    await log
      .getByRole('heading', { name: /^Failed: Acme/ })
      .last()
      .waitFor();
    await stepIs('That was the path.');
    await look('12-summary');

    expect(findings).toEqual([]);
    expect(watched.faults).toEqual([]);
  });

  test('with the keyboard alone: everything is put back, announced, recorded and completed', async () => {
    const { page, faults } = await openPage(demo.browser, demo.url);
    const press = (key: string) => page.keyboard.press(key);
    const type = (words: string) => page.keyboard.type(words);
    const dialog = page.getByRole('dialog');
    await tabTo(page, 'Start over');
    await press('Enter');
    await page.getByText('letting a weekend pass').waitFor();
    await page.getByRole('heading', { name: 'What the app has promised' }).waitFor();
    expect(await page.getByRole('region', { name: 'Promises' }).getByText('Acme').count()).toBe(0);

    await tabTo(page, /^#support_self-managed/);
    await press('Enter');
    await page.getByRole('combobox', { name: /^Message/ }).focus();
    await type('/ru');
    await press('Tab');
    await type('ann');
    await press('ArrowDown');
    await press('Enter');
    await type('1');
    await press('Enter');
    await page.getByRole('dialog', { name: 'Announce a call' }).waitFor();
    await tabTo(page, 'Post');
    await press('Enter');
    await page.getByRole('dialog', { name: 'Announced call' }).waitFor();
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await tabTo(page, /^Changes/);
    await press('Enter');
    await page.getByRole('article', { name: 'Edit by runbook-bot' }).waitFor();

    await tabTo(page, /Runbook$/);
    await press('Enter');
    const panel = panelOf(page, 'Stark');
    await panel.getByText('Task 4 of 12').waitFor();
    await tabTo(page, 'Success');
    await press('Enter');
    await panel.getByText('Task 5 of 12').waitFor();

    await tabTo(page, /^#support_self-managed/);
    await press('Enter');
    await page.getByRole('combobox', { name: /^Message/ }).focus();
    await type('/runbook complete 6');
    await press('Enter');
    await dialog.getByLabel('Why is this left open?').waitFor();
    for (const words of ['The rest follows tonight.', 'Four batches are moved.']) {
      await tabToField(page);
      await type(words);
    }
    await tabTo(page, 'Complete');
    await press('Enter');
    await page.getByText('Call completed. Summary posted').waitFor();
    await press('Escape');
    await page.getByRole('log').getByText('Four batches are moved.').waitFor();
    expect(faults).toEqual([]);
  });
});
