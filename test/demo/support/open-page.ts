import { mkdirSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from './find-chromium.js';

/** The demo's page in a browser, watched. */
export interface WatchedPage {
  readonly page: Page;
  /** What went wrong so far: console errors, uncaught errors, requests that would have left this machine. */
  readonly faults: readonly string[];
  /** What axe finds wrong with the page as it is now, a line each. Takes a picture too, if SCREENSHOTS names a folder. */
  look(name: string): Promise<readonly string[]>;
}

/** Starts Chromium. Its sandbox needs rights that containers do not give. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Opens the demo and waits until it is there. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  // Other people's machines are slow.
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) faults.push(`request to ${request.url()}`);
  });
  await page.goto(url);
  await page.getByRole('region', { name: 'Guided path' }).waitFor();
  return { page, faults, look: (name) => look(page, name) };
}

/** Chooses at the top whom one is, by first name, and waits until the page is theirs. */
export async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('button', { name: new RegExp(`^${name}`), pressed: true }).waitFor();
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

async function look(page: Page, name: string): Promise<readonly string[]> {
  const folder = process.env.SCREENSHOTS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' });
  }
  // Evaluated instead of added as a script: the page's own policy would not let it run, and should not.
  await page.evaluate(axe);
  const violations: readonly Violation[] = await page.evaluate('axe.run().then((result) => result.violations)');
  return violations.map(
    ({ id, help, nodes }) => `${name}: ${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`,
  );
}
