import type { Browser } from 'playwright-core';
import { startBrowser } from './open-page.js';
import { type DemoProcess, startDemoProcess } from './start-demo-process.js';

/** The demo and the browser that the tests of a file share. They are there while a test runs, and not before. */
export interface SharedDemo {
  readonly url: string;
  readonly browser: Browser;
}

/** Starts one demo for all tests of a `describe`, and expects it to end in order. To be called in its body. */
export function shareDemo(): SharedDemo {
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
    expect(await demo.stop()).toBe(0);
  });
  return {
    get url() {
      return demo.url;
    },
    get browser() {
      return browser;
    },
  };
}
