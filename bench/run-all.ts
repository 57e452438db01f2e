/** Makes the figures of docs/performance.md, one after the other, each in a process of its own. `npm run bench` */
import { spawnSync } from 'node:child_process';

const benches = [
  'lateness',
  'throughput',
  'stored-reminders',
  'burst',
  'direct-reminders',
  'event-loop',
  'click',
  'parse-runbook',
];

for (const bench of benches) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', `bench/${bench}.ts`], { stdio: 'inherit' });
  if (status !== 0) {
    console.error(`bench/${bench}.ts ended with ${status}.`);
    process.exitCode = 1;
  }
}
