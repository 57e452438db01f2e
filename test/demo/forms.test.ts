import { describeWithChromium } from './support/find-chromium.js';
import { openPage } from './support/open-page.js';
import { shareDemo } from './support/share-demo.js';
import { typeLine } from './support/use-page.js';

describeWithChromium()('the forms that record and complete a call', () => {
  const demo = shareDemo();

  test('outcomes are recorded on two pages: what is typed is kept, and each problem stands at its field', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    await typeLine(page, '/runbook outcomes 6');
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
    expect(faults).toEqual([]);
  });

  test('a call is completed with two follow-ups, and its summary corrected; what is wrong stands at its field', async () => {
    const { page, look, faults } = await openPage(demo.browser, demo.url);
    const log = page.getByRole('log');
    await typeLine(page, '/runbook complete 6');
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
    await page.getByText('Call completed. Summary posted').waitFor();
    await page.keyboard.press('Escape');
    await log.getByText('Four of ten batches are on the new storage.').waitFor();
    await page.getByRole('region', { name: 'GitLab', exact: true }).getByText('Closed', { exact: true }).waitFor();
    findings.push(...(await look('completion-summary')));

    await typeLine(page, '/runbook complete 6');
    await page.getByRole('dialog', { name: 'Correct the summary' }).getByRole('radio', { name: 'Success' }).click();
    findings.push(...(await look('correction-window')));
    await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
    await dialog.getByRole('button', { name: 'Correct', exact: true }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await log.getByRole('button', { name: 'View thread' }).click();
    await page.getByRole('log', { name: 'Thread' }).getByText('result Partial → Success').waitFor();
    findings.push(...(await look('correction-thread')));
    expect(findings).toEqual([]);
    expect(faults).toEqual([]);
  });
});
