import { project, type Town } from '../../sandbox/town/start-town.js';

/** The places where a promise is kept, and how many times it is found there. */
export type Standing = ReadonlyMap<string, number>;

/** Counts what people find in Slack and GitLab. Nothing here asks the app or its database. */
export function countStanding(town: Town, expectedIssue: string): Standing {
  const channels = ['#support_self-managed', '#support_manager'];
  const people = ['john', 'jane'];
  const { slack, gitlab } = town;
  const comments = gitlab.notes(project, 1).filter((note) => !note.system);
  return new Map([
    ...channels.map((channel) => [`the announcement in ${channel}`, announcements(town, channel)] as const),
    ...channels.map((channel) => [`the reminder in ${channel}`, replies(town, channel)] as const),
    ...people.map((handle) => [`the reminder to ${handle}`, slack.person(handle).channel('dm').length] as const),
    ['the edit of the issue', edits(town, expectedIssue)],
    ['the comment on the issue', comments.length],
  ]);
}

function announcements({ slack }: Town, channel: string): number {
  return slack.messages(channel).filter(({ threadTs }) => threadTs === undefined).length;
}

function replies({ slack }: Town, channel: string): number {
  return slack.messages(channel).filter(({ threadTs }) => threadTs !== undefined).length;
}

/** An edit that left anything else than the expected text, byte for byte, counts as one too many. */
function edits({ gitlab }: Town, expectedIssue: string): number {
  const versions = gitlab.history(project, 1).filter(({ by }) => by === 'runbook-bot').length;
  const isRight = versions === 0 || gitlab.issue(project, 1).description === expectedIssue;
  return isRight ? versions : versions + 1;
}
