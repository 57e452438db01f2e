import { buildPage } from './demo/build-page.js';
import { openBrowser } from './demo/open-browser.js';
import { startDemo } from './demo/start-demo.js';

/** Where the page is when nobody says otherwise with DEMO_PORT; any free port when it is taken. */
const usualPort = 4600;

await demo();

/** Builds the page, starts the demo, and runs until Ctrl-C. */
async function demo(): Promise<void> {
  await buildPage();
  const running = await startDemo(Number(process.env.DEMO_PORT ?? usualPort));
  process.stdout.write(`\nThe demo: ${running.url}  (Ctrl-C ends it)\n`);
  openBrowser(running.url);
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await running.close();
}
