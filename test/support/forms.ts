import type { ShownView } from '../../sandbox/slack/person/shown-modal.js';
import type { SlackPerson } from '../../sandbox/slack/person/slack-person.js';

/** For a machine that is busy, in milliseconds. */
const forReading = 15_000;

/** What somebody types into a task's part of the outcomes form. */
export interface TypedTask {
  readonly outcome?: string;
  readonly duration?: string;
  readonly note?: string;
}

/** Types the command and waits for the form. */
export async function opensOutcomes(person: SlackPerson, reference = '1'): Promise<ShownView> {
  await person.types(`/runbook outcomes ${reference}`);
  return person.modalWhere((view) => view.callbackId === 'outcomes' && view.submit !== undefined, forReading);
}

/** Types the command and waits for the form. */
export async function opensCompletion(person: SlackPerson, reference = '1'): Promise<ShownView> {
  await person.types(`/runbook complete ${reference}`);
  return person.modalWhere((view) => view.callbackId === 'complete' && view.submit !== undefined, forReading);
}

/** Fills in the part of the outcomes form whose heading has these words in it, e.g. `Task 3: Verify`. */
export async function fillsTask(person: SlackPerson, task: string, typed: TypedTask): Promise<void> {
  const below = { below: task };
  if (typed.outcome !== undefined) await person.chooses('result', typed.outcome, below);
  if (typed.duration !== undefined) await person.fills('duration', typed.duration, below);
  if (typed.note !== undefined) await person.fills('note', typed.note, below);
}

/** Submits, waits for what came of it, and closes the window: it says so when something is wrong, and asks nothing. */
export async function submitsAndCloses(person: SlackPerson): Promise<void> {
  await person.submits();
  await person.modalWhere((view) => view.submit === undefined && !/^(?:Recording|Posting)…/.test(view.text), 60_000);
  await person.closes();
}

/** What stands in the fields of a task: outcome, duration, note. */
export function fieldsOf(view: ShownView, position: number): readonly (string | undefined)[] {
  return view.inputs
    .filter((input) => new RegExp(` task ${position}(?!\\d)`).test(input.label))
    .map((input) => input.value);
}

/** What somebody answers in the form that completes a call. */
export interface Answers {
  readonly result?: 'Success' | 'Partial' | 'Failed';
  readonly state?: string;
  readonly whyOpen?: string;
  readonly followUp?: { readonly what: string; readonly by: string; readonly links: string };
  readonly closeIssue?: true;
}

/** Fills in the form that completes a call. */
export async function fillsCompletion(person: SlackPerson, answers: Answers): Promise<void> {
  if (answers.result !== undefined) await person.chooses('Overall result', answers.result);
  if (answers.state !== undefined) await person.fills('Current state', answers.state);
  if (answers.whyOpen !== undefined) await person.fills('Why is this left open?', answers.whyOpen);
  if (answers.closeIssue) await person.ticks('The runbook', 'Close the issue');
  if (answers.followUp === undefined) return;
  await person.chooses('Is a follow-up needed?', 'Yes');
  await person.modalWhere((view) => view.inputs.some(({ label }) => label === 'Follow-up: by whom?'), forReading);
  await person.fills('Follow-up: what is to be done?', answers.followUp.what);
  await person.fills('Follow-up: by whom?', answers.followUp.by);
  await person.fills('Follow-up: links to its documentation', answers.followUp.links);
}
