import type { Audience, Call } from './call.js';

/** Names a promise of a call for ever. */
export function promiseKey(call: Pick<Call, 'id'>, promise: string): string {
  return `call ${call.id} · ${promise}`;
}

export function announcementKey(call: Pick<Call, 'id'>, audience: Audience): string {
  return promiseKey(call, `announcement · ${audience}`);
}

/** Slack allows about one post per second and channel, so each channel is a lane. */
export function channelLane(call: Pick<Call, 'product'>, audience: Audience): string {
  return audience === 'managers' ? 'channel managers' : `channel ${call.product}`;
}

export function directLane(slackId: string): string {
  return `dm ${slackId}`;
}

/** GitLab has no conditional write, so edits of one issue follow each other. */
export function issueLane({ issue }: Pick<Call, 'issue'>): string {
  return `issue ${issue.projectId}#${issue.iid}`;
}
