import { parseMinutes } from './duration.js';

/** What a Duration cell says. The texts are as written; the minutes are absent where a text is missing or unreadable. */
export interface DurationCell {
  readonly plan: string | undefined;
  readonly actual: string | undefined;
  readonly plannedMinutes: number | undefined;
  readonly actualMinutes: number | undefined;
}

/** Longer text is no duration, and searching it for one would take too long. */
const maxLength = 500;

/** What stands before the plan's words, in each form. */
const planMark = /\(\s*planned:?\s+/i;
const barePlanMark = /^planned:?\s+/i;
const actualMark = /^took\s+/i;

/**
 * Reads a Duration cell. Before a task has an outcome, a bare duration is the plan; afterwards it is what the task
 * took. `12m (planned 10m)`, `(planned 10m)`, `planned 10m` and `took 12m` say which they mean.
 */
export function readDurationCell(text: string, hasOutcome: boolean): DurationCell {
  if (text.length > maxLength) return hasOutcome ? durations(undefined, text) : durations(text, undefined);
  const mark = text.endsWith(')') ? planMark.exec(text) : null;
  if (mark) {
    const plan = text.slice(mark.index + mark[0].length, -1);
    return durations(plan.trimEnd(), stripTook(text.slice(0, mark.index).trimEnd()));
  }
  if (barePlanMark.test(text)) return durations(text.replace(barePlanMark, ''), undefined);
  if (actualMark.test(text)) return durations(undefined, stripTook(text));
  return hasOutcome ? durations(undefined, text) : durations(text, undefined);
}

function stripTook(text: string): string {
  return text.replace(actualMark, '');
}

function durations(plan: string | undefined, actual: string | undefined): DurationCell {
  return {
    plan: plan || undefined,
    actual: actual || undefined,
    plannedMinutes: plan === undefined ? undefined : parseMinutes(plan),
    actualMinutes: actual === undefined ? undefined : parseMinutes(actual),
  };
}

/**
 * Writes a Duration cell in the shortest form from which `readDurationCell` reads the same: `12m (planned 10m)` keeps the
 * plan, and `took 12m` says, while there is no outcome, that a lone duration is not a plan.
 */
export function formatDurationCell(plan: string | undefined, actual: string | undefined, hasOutcome: boolean): string {
  const forms = formsOf(plan, actual);
  const [shortest] = forms.filter((form) => {
    const read = readDurationCell(form, hasOutcome);
    return read.plan === plan && read.actual === actual;
  });
  return shortest ?? forms.at(-1) ?? '';
}

/** The shortest first; the last one says everything. */
function formsOf(plan: string | undefined, actual: string | undefined): readonly string[] {
  if (plan !== undefined && actual !== undefined) return [`${actual} (planned ${plan})`];
  if (plan !== undefined) return [plan, `(planned ${plan})`];
  return actual === undefined ? [''] : [actual, `took ${actual}`];
}
