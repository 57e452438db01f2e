import type { Locator, Page } from 'playwright-core';

/** Types into the channel; a window that a person left open is still there for them, and is closed first. */
export async function typeLine(page: Page, line: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  if ((await dialog.count()) > 0) await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  const field = page.getByRole('combobox', { name: /^Message/ });
  await field.fill(line);
  await field.press('Enter');
}

/** Presses Tab until something with this text has the focus. */
export async function tabTo(page: Page, text: string | RegExp): Promise<void> {
  for (let step = 0; step < 90; step += 1) {
    await page.keyboard.press('Tab');
    const focused = (await page.evaluate<string>('document.activeElement?.textContent ?? ""')).trim();
    if (typeof text === 'string' ? focused === text : text.test(focused)) return;
  }
  throw new Error(`Tab does not reach "${text}".`);
}

/** Presses Tab until an area to type into has the focus. */
export async function tabToField(page: Page): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>('document.activeElement?.tagName === "TEXTAREA"')) return;
  }
  throw new Error('Tab reaches no field.');
}

/** Goes to a conversation. */
export async function opens(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Channels' }).getByRole('button', { name }).click();
}

/** The message that is the run panel of a call. */
export function panelOf(page: Page, call: string): Locator {
  return page.getByRole('article').filter({ has: page.getByRole('heading', { name: `Run panel: ${call}` }) });
}

/** Presses a button of the clock, and waits until it stands at this time. */
export async function moveClock(page: Page, button: string, until: RegExp): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByText(until).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached', timeout: 60_000 });
}
