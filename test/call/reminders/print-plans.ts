import fc from 'fast-check';
import { Settings } from 'luxon';
import { planReminders } from '../../../src/call/reminders/plan-reminders.js';
import { anyPlanInput } from './arbitrary-plan.js';

// A program of its own, because Node reads TZ once: `node --import tsx print-plans.ts <today>`.
const today = Date.parse(process.argv[2] ?? '');
if (Number.isNaN(today)) throw new Error('Say which day it is: print-plans.ts 2026-01-15');
Settings.now = () => today;

const inputs = fc.sample(anyPlanInput, { numRuns: 300, seed: 20_261_012 });
const plans = inputs.map(({ call, people, policy, now }) => planReminders(call, people, policy, now));
process.stdout.write(JSON.stringify({ hour: new Date(today).getHours(), plans }));
