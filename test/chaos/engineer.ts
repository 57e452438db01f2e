import { setTimeout as delay } from 'node:timers/promises';
import { channels as allChannels, project } from '../../sandbox/environment/start-environment.js';
import type { SlackPerson } from '../../sandbox/slack/person/slack-person.js';
import { fillsCompletion, fillsTask, opensCompletion, opensOutcomes } from '../support/forms.js';
import type { Random } from '../support/seeded-random.js';
import { callName, chaosRunbook, handWrittenLine, taskCount, taskRows } from './chaos-runbook.js';
import type { History } from './history.js';
import type { Services } from './services.js';

export const channels = allChannels.map(({ name }) => `#${name}`).filter((name) => !name.includes('gitlab-com'));

/** What an engineer has done of a call, as far as they have seen it. */
export interface Done {
  readonly iid: number;
  readonly start: number;
  /** Task by task, what their panel went on with. */
  readonly outcomes: string[];
  /** Lines that they wrote into the issue by hand, and when. */
  readonly written: { readonly line: string; readonly at: number }[];
  /** Whether they have seen the summaries, and how many corrections they have made. */
  isCompleted: boolean;
  corrections: number;
}

export interface EngineerParts {
  readonly services: Services;
  readonly handle: string;
  readonly random: Random;
  readonly history: History;
  /** The time from the announcement to the start of a call is at least this, in milliseconds. */
  readonly lead: number;
  readonly isOver: () => boolean;
}

const minute = 60_000;

/** How long they wait for something to happen before they try it again, in milliseconds. */
const patience = 12_000;

const buttons = ['Success', 'Failed', 'Skip'] as const;
const resultOf = { Success: 'Success', Failed: 'Failed', Skip: 'Skipped' } as const;

/**
 * Takes a call from its announcement to a correction after its completion, as people do: they try again what did not work, and
 * look before they do. Ends early when it is over.
 */
export async function runCall(parts: EngineerParts, iid: number): Promise<Done> {
  const { services, handle, lead, random } = parts;
  const start = Math.ceil((Date.now() + lead) / minute) * minute;
  const contact = services.people.filter((one) => one !== handle)[Math.floor(random() * (services.people.length - 1))];
  const description = chaosRunbook(iid, start, handle, contact ?? handle);
  services.gitlab.editAs(handle, project, iid, { description });
  const done: Done = { iid, start, outcomes: [], written: [], isCompleted: false, corrections: 0 };
  await untilDone(parts, done, 'announce', () => isAnnounced(parts, iid), announces);
  await writesByHand(parts, done);
  for (let task = 0; task < taskCount; task += 1) {
    const button = buttons[Math.floor(random() * buttons.length)] ?? 'Success';
    const isDone = () => taskInPanel(parts, iid) > task + 1;
    await untilDone(parts, done, `task ${task + 1}: ${button}`, isDone, () => clicks(parts, done, task + 1, button));
    if (!isDone()) return done;
    done.outcomes.push(resultOf[button]);
    if (random() < 0.5) await writesByHand(parts, done);
  }
  await untilDone(parts, done, 'complete', () => isCompleted(parts, iid), completes);
  done.isCompleted = isCompleted(parts, iid);
  if (done.isCompleted) await untilDone(parts, done, 'correct', () => done.corrections > 0, corrects);
  return done;
}

/** Does a step again and again until it is done, or all is over. */
async function untilDone(
  parts: EngineerParts,
  done: Done,
  what: string,
  isDone: () => boolean,
  step: (parts: EngineerParts, done: Done) => Promise<unknown>,
): Promise<void> {
  while (!isDone() && !parts.isOver()) {
    parts.history.note(`step: ${parts.handle}, issue ${done.iid}: ${what}`);
    try {
      await step(parts, done);
    } catch (error) {
      const why = String(error).split('\n')[0] ?? '';
      parts.history.note(`step failed: ${parts.handle}, issue ${done.iid}: ${what}: ${why.slice(0, 200)}`);
    }
    if (!isDone()) await delay(500 + parts.random() * 1_500);
  }
}

async function announces(parts: EngineerParts, { iid }: Done): Promise<void> {
  const engineer = personOf(parts);
  await closesAll(engineer);
  await engineer.types(`/runbook announce ${iid}`);
  const preview = await engineer.modalWhere(
    (view) => view.submit === 'Post' || /already|announced/i.test(view.text),
    patience,
  );
  if (preview.submit === 'Post') await engineer.submits();
  await parts.services.slack.until(() => isAnnounced(parts, iid), patience);
}

async function clicks(parts: EngineerParts, { iid, start }: Done, task: number, button: string): Promise<void> {
  if (Date.now() < start) await delay(Math.min(2_000, start - Date.now()));
  await delay(parts.random() * 2_000);
  const panel = panelOf(parts, iid);
  // Right before the click, since the panel moves on when an earlier click takes effect after all.
  if (!panel || taskInPanel(parts, iid) !== task) return;
  await personOf(parts).clicks(button, { in: 'dm', message: panel.ts });
  await parts.services.slack.until(() => taskInPanel(parts, iid) > task, patience);
}

async function completes(parts: EngineerParts, { iid }: Done): Promise<void> {
  const engineer = personOf(parts);
  await closesAll(engineer);
  await opensCompletion(engineer, String(iid));
  await fillsCompletion(engineer, { result: 'Success', state: 'All is well.' });
  await engineer.submits();
  await parts.services.slack.until(() => isCompleted(parts, iid), patience);
}

/** Fills in the duration of the first task: whoever has seen it in the issue has no need to do it again. */
async function corrects(parts: EngineerParts, done: Done): Promise<void> {
  const engineer = personOf(parts);
  await closesAll(engineer);
  await opensOutcomes(engineer, String(done.iid));
  await fillsTask(engineer, 'Task 1:', { duration: '7m' });
  await engineer.submits();
  const isWritten = () => (taskRows(issueText(parts, done.iid), done.iid)[0] ?? '').includes('7m');
  await parts.services.slack.until(isWritten, patience);
  done.corrections += 1;
}

/** Adds a line to the issue, at a moment in which the app is not between reading and writing it: GitLab cannot keep both. */
async function writesByHand(parts: EngineerParts, done: Done): Promise<void> {
  const { services, handle, history } = parts;
  const { iid } = done;
  await untilUntouched(services, iid);
  const line = handWrittenLine(iid, done.written.length + 1);
  services.gitlab.editAs(handle, project, iid, { description: `${issueText(parts, iid).trimEnd()}\n\n${line}\n` });
  done.written.push({ line, at: Date.now() });
  history.note(`edit by hand: ${handle}, issue ${iid}: ${line}`);
}

/** Until nobody has asked GitLab for an issue in the last second; ten seconds at most. */
async function untilUntouched({ gitlab }: Services, iid: number): Promise<void> {
  let touchedAt = Date.now();
  const unsubscribe = gitlab.subscribe((event) => {
    if (event.kind === 'call' && event.call.operation.endsWith(`/issues/${iid}`)) touchedAt = Date.now();
  });
  const giveUpAt = Date.now() + 10_000;
  while (Date.now() - touchedAt < 1_000 && Date.now() < giveUpAt) await delay(100);
  unsubscribe();
}

export function personOf({ services, handle }: Pick<EngineerParts, 'services' | 'handle'>): SlackPerson {
  return services.slack.person(handle);
}

export function issueText({ services }: Pick<EngineerParts, 'services'>, iid: number): string {
  return services.gitlab.issue(project, iid).description;
}

/** The announcements of a call in a channel. */
export function announcementsIn({ slack }: Pick<Services, 'slack'>, channel: string, iid: number) {
  return slack
    .messages(channel)
    .filter(({ threadTs, text }) => threadTs === undefined && text.includes(`${callName(iid)}`));
}

/** The summaries of a call in a channel: replies that everybody there sees. */
export function summariesIn({ slack }: Pick<Services, 'slack'>, channel: string, iid: number) {
  return slack.messages(channel).filter(({ replyBroadcast, text }) => replyBroadcast && text.includes(callName(iid)));
}

function isAnnounced({ services }: EngineerParts, iid: number): boolean {
  return channels.every((channel) => announcementsIn(services, channel, iid).length > 0);
}

function isCompleted({ services }: EngineerParts, iid: number): boolean {
  return channels.every((channel) => summariesIn(services, channel, iid).length > 0);
}

function panelOf(parts: EngineerParts, iid: number) {
  return personOf(parts)
    .channel('dm')
    .find(({ text }) => text.includes(`Run panel: ${callName(iid)}`));
}

/** The number of the task that the panel is at; one more than there are when all have an outcome, 0 without a panel. */
function taskInPanel(parts: EngineerParts, iid: number): number {
  const text = panelOf(parts, iid)?.text ?? '';
  const number = /Task (\d+) of \d+/.exec(text)?.[1];
  if (number !== undefined) return Number(number);
  return /3 of 3 tasks|Every task/.test(text) ? taskCount + 1 : 0;
}

async function closesAll(person: SlackPerson): Promise<void> {
  if (person.modal()) await person.closes({ all: true });
}
