import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface Measured {
  readonly zoneAtStart: string;
  /** In minutes. */
  readonly gaps: readonly { readonly name: string; readonly gap: number; readonly every: number }[];
}

/** When clocks change: forward and back. India's never do, so its moments are those of Vienna. */
const changes = {
  'Europe/Vienna': ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  'America/New_York': ['2026-03-08T07:00Z', '2026-11-01T06:00Z'],
  'Australia/Lord_Howe': ['2026-10-03T15:30Z', '2026-04-04T15:00Z'],
  'Africa/Casablanca': ['2026-03-22T02:00Z', '2026-02-15T02:00Z'],
  'Asia/Kolkata': ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
} as const;

const zones = Object.entries(changes);

test.each(zones)('in %s clocks change at these moments, if they ever do', (zone, moments) => {
  const hourAt = (at: number) =>
    new Intl.DateTimeFormat('en', { timeZone: zone, timeStyle: 'short', hour12: false }).format(at);

  const changed = moments.map((moment) => {
    const [just, then] = [hourAt(Date.parse(moment) - 60_000), hourAt(Date.parse(moment))];
    return Number(then.slice(3)) !== (Number(just.slice(3)) + 1) % 60 || then.slice(0, 2) !== nextHour(just);
  });
  expect(changed).toEqual(zone === 'Asia/Kolkata' ? [false, false] : [true, true]);
});

/** The hour a minute later, by the clock. */
function nextHour(time: string): string {
  const [hour = 0, minutes = 0] = time.split(':').map(Number);
  return `${minutes === 59 ? (hour + 1) % 24 : hour}`.padStart(2, '0');
}

test.each(zones)(
  'on a machine in %s no periodic work is more than a minute late when they do',
  async (zone, moments) => {
    const args = ['--import', 'tsx', join(__dirname, 'measure-gaps.ts'), ...moments.map((one) => `${Date.parse(one)}`)];

    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, TZ: zone } });

    const measured: Measured = JSON.parse(stdout);
    expect(measured.zoneAtStart.replace('Calcutta', 'Kolkata')).toBe(zone);
    expect(measured.gaps).toHaveLength(4);
    expect(measured.gaps.filter(({ gap, every }) => gap > every + 1)).toEqual([]);
  },
  60_000,
);
