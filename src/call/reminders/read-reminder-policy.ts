import { quote } from '../../schedule/text/refusals.js';
import {
  type Addressees,
  addressees,
  formatWhen,
  inOrder,
  type ReminderPolicy,
  type ReminderRule,
} from './reminder-policy.js';

/** The policy, or every problem of the text at once, each a sentence or two that say what to write instead. */
export type ReminderPolicyReading =
  | { readonly kind: 'policy'; readonly policy: ReminderPolicy }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** One item between two commas, taken apart. What is not usable is undefined and has a problem. */
interface Item {
  readonly text: string;
  readonly when: ReminderRule['when'] | undefined;
  readonly to: Addressees | undefined;
  readonly problems: readonly string[];
}

const LEAD = /^(?:(\d+)h)?(?:(\d+)m)?$/;
const LONGEST_LEAD = 30 * 24 * 60;
const TIMES = 'a time before the start such as 24h, 1h30m or 0m, or end, or mornings';
const ADDRESSEES = 'channels, dm or channels+dm';

/**
 * Reads the setting: `off`, or a comma-separated list of `<when> <to>` in any order and any case.
 * `when` is a lead before the start (`24h`, `1h30m`, `10m`, `0m`; 30 days at most), `end` or `mornings`; `to` is
 * `channels`, `dm` or both with a `+`. The policy comes out in the order in which its reminders are due.
 * @example readReminderPolicy('24h dm, 0m channels+dm')
 */
export function readReminderPolicy(text: string): ReminderPolicyReading {
  const plain = text.trim().toLowerCase();
  if (plain === '')
    return invalid(['Nothing is written. Write off for no reminders, or a list such as 24h dm, end dm.']);
  if (plain === 'off') return { kind: 'policy', policy: [] };

  const items = plain.split(',').map(readItem);
  const problems = [...new Set([...items.flatMap((item) => item.problems), ...duplicates(items)])];
  if (problems.length > 0) return invalid(problems);
  return { kind: 'policy', policy: inOrder(items.flatMap(ruleOf)) };
}

function readItem(part: string): Item {
  const text = part.trim().replace(/(?<!\s)\s*\+\s*/g, '+');
  const [whenWord, toWord, ...others] = text.split(/\s+/);
  if (whenWord === undefined || whenWord === '') {
    return unread(text, 'An item is empty. Remove the comma that has nothing before or after it.');
  }
  if (whenWord === 'off') {
    return unread(text, `${quote(text)} is among other items. Write off alone for no reminders, or leave it out.`);
  }
  if (others.length > 0) {
    return unread(text, `${quote(text)} has more than two words; expected a time and to whom, for example 1h30m dm.`);
  }
  const when = readWhen(whenWord);
  const to = readTo(toWord);
  const problemsOfTime = problemsOfWhen(text, whenWord, when);
  const problems = [...problemsOfTime, ...problemsOfTo(text, toWord, when, to)];
  return { text, when: problemsOfTime.length === 0 ? when : undefined, to, problems };
}

function readWhen(word: string): ReminderRule['when'] | undefined {
  if (word === 'end' || word === 'mornings') return word;
  const match = LEAD.exec(word);
  if (match === null) return undefined;
  const [, hours = '0', minutes = '0'] = match;
  return Number(hours) * 60 + Number(minutes);
}

function readTo(word: string | undefined): Addressees | undefined {
  return word === 'dm+channels' ? 'channels+dm' : addressees.find((known) => known === word);
}

function problemsOfWhen(text: string, word: string, when: ReminderRule['when'] | undefined): readonly string[] {
  if (when === undefined) return [`In ${quote(text)}, ${quote(word)} is not understood; expected ${TIMES}.`];
  if (typeof when === 'string' || when <= LONGEST_LEAD) return [];
  return [`In ${quote(text)}, ${quote(word)} is more than 30 days (720h) before the start; write a shorter time.`];
}

function problemsOfTo(
  text: string,
  word: string | undefined,
  when: ReminderRule['when'] | undefined,
  to: Addressees | undefined,
): readonly string[] {
  if (word === undefined) return [`${quote(text)} does not say to whom; add ${ADDRESSEES} after the time.`];
  if (to === undefined) return [`In ${quote(text)}, ${quote(word)} is not understood; expected ${ADDRESSEES}.`];
  if (when !== 'mornings' || to === 'dm') return [];
  return [`${quote(text)} would repeat itself in the channels; the mornings are for the DRI alone, write mornings dm.`];
}

function duplicates(items: readonly Item[]): readonly string[] {
  const times = new Set(items.map(({ when }) => when).filter((when) => when !== undefined));
  return [...times].flatMap((when) => {
    const same = items.filter((item) => item.when === when);
    if (same.length < 2) return [];
    const texts = same.map(({ text }) => quote(text)).join(' and ');
    return [
      `${texts} are for the same time (${formatWhen(when)}); write it once, with channels+dm where both are meant.`,
    ];
  });
}

function ruleOf({ when, to }: Item): readonly ReminderRule[] {
  if (when === undefined || to === undefined) return [];
  if (when !== 'mornings') return [{ when, to }];
  return to === 'dm' ? [{ when, to }] : [];
}

function unread(text: string, problem: string): Item {
  return { text, when: undefined, to: undefined, problems: [problem] };
}

function invalid(problems: readonly string[]): ReminderPolicyReading {
  return { kind: 'invalid', problems };
}
