import { Settings } from 'luxon';
import { describeInZone } from '../../src/schedule/describe-in-zone.js';
import { resolveScheduledTime } from '../../src/schedule/resolve-scheduled-time.js';
import { AMBIGUOUS } from './ambiguous-rows.js';
import { REFUSED } from './refused-rows.js';
import { RESOLVED } from './resolved-rows.js';

// A program of its own, because Node reads TZ once: `node --import tsx print-resolutions.ts <today>`.
const today = Date.parse(process.argv[2] ?? '');
if (Number.isNaN(today)) throw new Error('Say which day it is: print-resolutions.ts 2024-01-15');
Settings.now = () => today;

const resolutions = [...RESOLVED, ...AMBIGUOUS, ...REFUSED].map(([text]) => resolveScheduledTime(text));
const described = resolutions.flatMap((found) => (found.kind === 'resolved' ? [describeInZone(found.time)] : []));
const machine = { hour: new Date(today).getHours(), now: Settings.now() };
process.stdout.write(JSON.stringify({ machine, resolutions, described }));
