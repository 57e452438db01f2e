import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { promptHelp, readLine } from './demo/read-line.js';
import { takeStep } from './demo/take-step.js';
import { tellStory } from './demo/tell-story.js';
import { startTown, type Town } from './town/start-town.js';

const runbooks = 'sandbox/town/runbooks';

await demo();

/** Starts a Slack, a GitLab and the app, tells a story, and then lets the watcher try for themselves. */
async function demo(): Promise<void> {
  const town = await startTown({
    at: '2031-10-06T16:00:00Z',
    issues: readdirSync(runbooks).map((file) => ({
      title: file,
      description: readFileSync(`${runbooks}/${file}`, 'utf8').trimEnd(),
      labels: ['self-managed'],
    })),
  });
  say(`A Slack, a GitLab (${town.gitlab.url}) and the app (${town.app.url}) are running on this machine.`);
  try {
    await tellStory(town, say);
    if (process.stdin.isTTY) await letWatcherTry(town);
  } finally {
    await town.close();
  }
}

async function letWatcherTry(town: Town): Promise<void> {
  say('Now you. You are John.', '', ...promptHelp);
  const input = createInterface({ input: process.stdin, output: process.stdout });
  let person = town.slack.person('john');
  for (;;) {
    const step = readLine(await input.question(`\n${person.handle}> `));
    if (step.kind === 'quit') return input.close();
    try {
      if (step.kind === 'as') person = town.slack.person(step.handle);
      else say(await takeStep(town, person, step));
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`\n${lines.join('\n')}\n`);
}
