import { existsSync } from 'node:fs';

/** Where Debian, Fedora, macOS and others put it. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser that the tests of the page use: named by CHROMIUM, or found where it usually is. `undefined` without one. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM ?? '', ...usualPlaces].find((path) => path !== '' && existsSync(path));
}

/**
 * `describe`, or `describe.skip` with a line that says why. Set REQUIRE_CHROMIUM where the tests must not be skipped.
 */
export function describeWithChromium(): jest.Describe {
  if (findChromium()) return describe;
  const why = 'there is no Chromium. Install it (apt-get install chromium), or name one with CHROMIUM.';
  if (process.env.REQUIRE_CHROMIUM) throw new Error(`The tests of the page cannot run: ${why}`);
  console.warn(`The tests of the page are SKIPPED: ${why}`);
  return describe.skip;
}
