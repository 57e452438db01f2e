/** How long hostile input holds the event loop of the built app. `npm run bench:event-loop` */
import { project, startEnvironment } from '../sandbox/environment/start-environment.js';
import { repeated, runbooks } from '../test/support/worst-texts.js';
import { option, printGoal, printHeading, printTable } from './support/print.js';

/** Of a command and of a runbook, in UTF-16 code units. */
const longestCommand = option('command', 12_000);
const longestRunbook = option('runbook', 16_000);

/** What the event loop may be held up for by one input, in milliseconds. */
const most = 50;

const texts = runbooks.slice(0, option('runbooks', 26));

printHeading('Hostile input and the longest delay of the event loop, by the built app');
const environment = await startEnvironment({
  issues: [...texts.map(([title, text]) => ({ title, description: text(longestRunbook), labels: ['self-managed'] }))],
});
try {
  const john = environment.slack.person('john');
  await delay();
  for (const _ of repeated) await john.types('/runbook help');
  const ofHelp = await delay();
  for (const [, text] of repeated) {
    await john.types(`/runbook check ${text(longestCommand).slice(0, longestCommand)}`);
    await john.types(`/runbook ${text(longestCommand).slice(0, longestCommand)}`);
  }
  const ofCommands = await delay();
  const issues = texts.map((_, index) => index + 1);
  const ofRunbooks: number[] = [];
  for (const issue of issues) {
    await john.types(`/runbook check ${project}#${issue}`);
    await john.modalWhere((view) => !view.text.includes('Reading the runbook'), 30_000);
    await john.closes();
    ofRunbooks.push(await delay());
  }
  const worst = Math.max(...ofRunbooks);
  printTable(
    ['input', 'count', 'longest delay'],
    [
      ['`/runbook help`, for comparison', String(repeated.length), `${ofHelp.toFixed(0)} ms`],
      [`commands of ${longestCommand} characters`, String(2 * repeated.length), `${ofCommands.toFixed(0)} ms`],
      [`runbooks of ${longestRunbook} characters`, String(texts.length), `${worst.toFixed(0)} ms`],
    ],
  );
  printGoal(`nothing holds the event loop for more than ${most} ms`, Math.max(ofCommands, worst) <= most);
} finally {
  await environment.close();
}

/** The longest delay since the last time this was asked, in milliseconds: the app counts it with `monitorEventLoopDelay`. */
async function delay(): Promise<number> {
  const metrics = await (await fetch(`${environment.app.url}/metrics`)).text();
  const seconds = /^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(metrics)?.[1];
  return Number(seconds) * 1000;
}
