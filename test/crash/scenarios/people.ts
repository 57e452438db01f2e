import { type Environment, project } from '../../../sandbox/environment/start-environment.js';
import type { SlackPerson } from '../../../sandbox/slack/person/slack-person.js';
import type { Message } from '../../../sandbox/slack/workspace/workspace.js';
import type { Site } from '../scenario.js';

/** How long the app may take for something, in milliseconds; several towns share the machine. */
export const patience = 60_000;

export const supportChannel = '#support_self-managed';
export const channels = [supportChannel, '#support_manager'] as const;

/** On a busy machine Slack's time for opening a modal can be over before the app comes to it: then people type it again. */
const mostTries = 6;

/** How long they wait for a modal, in milliseconds. */
const untilTypedAgain = 15_000;

/** Types the command and waits for the preview. */
export async function previews(environment: Environment, iid: number, submit: string): Promise<SlackPerson> {
  const john = environment.slack.person('john');
  await opens(john, async () => {
    await john.types(`/runbook announce ${iid}`);
    await john.modalWhere((view) => view.submit === submit, untilTypedAgain);
  });
  return john;
}

/** Has somebody open a modal, again if need be. What is still open from a turn before is closed. */
export async function opens(person: SlackPerson, open: () => Promise<unknown>, tries = mostTries): Promise<void> {
  await closesAll(person);
  try {
    await open();
  } catch (error) {
    if (tries === 1) throw error;
    await opens(person, open, tries - 1);
  }
}

/** Submits the preview, and waits for what became of it. */
export async function submits(person: SlackPerson, words: string): Promise<void> {
  await person.submits();
  await person.modalWhere((view) => view.text.includes(words), patience);
}

/** Announces a call from the command to the end. */
export async function announces(environment: Environment, iid: number): Promise<void> {
  const john = await previews(environment, iid, 'Post');
  await submits(john, 'Announced. Runbook updated');
  await john.closes({ all: true });
}

export async function closesAll(person: SlackPerson): Promise<void> {
  if (person.modal()) await person.closes({ all: true });
}

/** The main messages of a channel that say this, or the messages of somebody's direct conversation with the app. */
export function postsWith({ environment }: Site, channel: string, words: string): readonly Message[] {
  return environment.slack
    .messages(channel)
    .filter(({ threadTs, text }) => threadTs === undefined && text.includes(words));
}

/** The replies under a channel's messages with a name, that are no posts of the channel's main line. */
export function repliesTo(site: Site, channel: string, name: string): readonly Message[] {
  const threads = new Set(postsWith(site, channel, name).map(({ ts }) => ts));
  return site.environment.slack
    .messages(channel)
    .filter(({ threadTs, replyBroadcast }) => threadTs !== undefined && threads.has(threadTs) && !replyBroadcast);
}

/** What somebody reads in their conversation with the app and that has these words in it. */
export function directMessages({ environment }: Site, handle: string, words: string) {
  return environment.slack
    .person(handle)
    .channel('dm')
    .filter(({ text }) => text.includes(words));
}

/** The comments that people see on an issue. */
export function comments({ environment }: Site, iid: number): readonly string[] {
  return environment.gitlab
    .notes(project, iid)
    .filter((note) => !note.system)
    .map(({ body }) => body);
}

export function count(isTrue: boolean): number {
  return isTrue ? 1 : 0;
}
