import { DateTime } from 'luxon';
import type { Audience, Call } from '../call.js';

/** Names a promise of a call for ever. */
export function jobKey(call: Pick<Call, 'id'>, promise: string): string {
  return `call ${call.id} · ${promise}`;
}

export function announcementKey(call: Pick<Call, 'id'>, audience: Audience): string {
  return jobKey(call, `announcement · ${audience}`);
}

export function summaryKey(call: Pick<Call, 'id'>, audience: Audience): string {
  return jobKey(call, `summary · ${audience}`);
}

/** A call's start as keys name it, `2031-10-11T06:30Z`: what is promised for another start is another promise. */
export function startInKey({ time }: Pick<Call, 'time'>): string | null {
  return DateTime.fromMillis(time.instant, { zone: 'utc' }).toISO({
    suppressSeconds: true,
    suppressMilliseconds: true,
  });
}

/** Slack allows about one post per second and channel, so each channel is a queue. */
export function channelQueue(call: Pick<Call, 'product'>, audience: Audience): string {
  return audience === 'managers' ? 'channel managers' : `channel ${call.product}`;
}

export function directQueue(slackId: string): string {
  return `${directly}${slackId}`;
}

/** Whose direct messages go through a queue: the Slack id; `undefined` of any other queue. */
export function readerOfQueue(queue: string): string | undefined {
  return queue.startsWith(directly) ? queue.slice(directly.length) : undefined;
}

const directly = 'dm ';

/** GitLab has no conditional write, so edits of one issue follow each other. */
export function issueQueue({ issue }: Pick<Call, 'issue'>): string {
  return `issue ${issue.projectId}#${issue.iid}`;
}
