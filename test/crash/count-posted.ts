import { project } from '../../sandbox/environment/start-environment.js';
import type { Message } from '../../sandbox/slack/workspace/workspace.js';
import type { Scene } from './crash.js';
import { announcedRunbook, nameOf } from './runbook.js';

/** The places where a promise is kept, and how many times it is found there. */
export type CallStatus = ReadonlyMap<string, number>;

/** Counts what people find in Slack and GitLab of one call. Nothing here asks the app or its database. */
export function countStanding(scene: Scene): CallStatus {
  const channels = ['#support_self-managed', '#support_manager'];
  const people = ['john', 'jane'];
  const comments = scene.environment.gitlab.notes(project, scene.iid).filter((note) => !note.system);
  return new Map([
    ...channels.map((channel) => [`the announcement in ${channel}`, postsOf(scene, channel).length] as const),
    ...channels.map((channel) => [`the reminder in ${channel}`, repliesOf(scene, channel).length] as const),
    ...people.map((handle) => [`the reminder to ${handle}`, directMessages(scene, handle)] as const),
    ['the edit of the issue', edits(scene)],
    ['the comment on the issue', comments.length],
  ]);
}

/** The announcements of the runbook that stand in a channel. */
export function postsOf({ environment, iid }: Scene, channel: string): readonly Message[] {
  const posts = environment.slack.messages(channel).filter(({ threadTs }) => threadTs === undefined);
  return posts.filter(({ text }) => text.includes(nameOf(iid)));
}

/** How many times the app has changed the runbook. */
export function appEdits({ environment, iid }: Scene): number {
  return environment.gitlab.history(project, iid).filter(({ by }) => by === 'runbook-bot').length;
}

function repliesOf(scene: Scene, channel: string): readonly Message[] {
  const threads = new Set(postsOf(scene, channel).map(({ ts }) => ts));
  return scene.environment.slack
    .messages(channel)
    .filter(({ threadTs }) => threadTs !== undefined && threads.has(threadTs));
}

function directMessages({ environment, iid }: Scene, handle: string): number {
  const messages = environment.slack.person(handle).channel('dm');
  return messages.filter(({ text }) => text.includes(nameOf(iid)) && !isResult(text)).length;
}

/** What tells somebody that their call is announced, because the window could not: it is told at most once, and no reminder. */
function isResult(text: string): boolean {
  return /^(?:The call “.*” is announced\.|You announced the call )/.test(text);
}

/** An edit that left anything else than the expected text, byte for byte, counts as one too many. */
function edits(scene: Scene): number {
  const { environment, iid } = scene;
  const isRight = environment.gitlab.issue(project, iid).description === announcedRunbook(iid);
  const times = appEdits(scene);
  return times === 0 || isRight ? times : times + 1;
}
