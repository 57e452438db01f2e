/**
 * Prints how long work that is done every five minutes and every hour was not done around given moments, in the zone of `TZ`.
 * A program of its own: Node reads the zone when it starts. Arguments: moments in milliseconds since the epoch.
 */
import { install } from '@sinonjs/fake-timers';
import { startPeriodicWork } from '../src/startup/periodic-work.js';
import { useUtc } from '../src/startup/use-utc.js';

const minute = 60_000;
const before = 70 * minute;
const after = 130 * minute;
const works = [
  { name: 'often', schedule: '*/5 * * * *', every: 5 * minute },
  { name: 'hourly', schedule: '17 * * * *', every: 60 * minute },
];
const toFake = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] as const;

const zoneAtStart = Intl.DateTimeFormat().resolvedOptions().timeZone;
useUtc(process.env);
const gaps: { readonly name: string; readonly gap: number; readonly every: number }[] = [];
for (const moment of process.argv.slice(2).map(Number)) {
  const clock = install({ now: moment - before + 30_000, toFake: [...toFake] });
  const begun = new Map(works.map(({ name }) => [name, [Date.now()]]));
  const stop = startPeriodicWork(
    works.map((work) => ({ ...work, work: async () => void begun.get(work.name)?.push(Date.now()) })),
    { error: () => {} },
  );
  await clock.tickAsync(before + after);
  await stop();
  for (const { name, every } of works) {
    const times = [...(begun.get(name) ?? []), Date.now()];
    const gap = Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? 0)));
    gaps.push({ name, gap: Math.round(gap / minute), every: every / minute });
  }
  clock.uninstall();
}
process.stdout.write(JSON.stringify({ zoneAtStart, gaps }));
