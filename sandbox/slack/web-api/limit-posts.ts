import { channelByName } from '../workspace/channels.js';
import type { Workspace } from '../workspace/workspace.js';

/** Says how many seconds a post to this channel must wait; 0 when it may go now. */
export type PostLimit = (channel: string) => number;

/**
 * Slack takes about one `chat.postMessage` per second and channel and answers 429 beyond.
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
export function limitPosts(workspace: Workspace, perSecond: number): PostLimit {
  const recent = new Map<string, number[]>();
  return (target) => {
    const channel = channelByName(workspace, target)?.id ?? target;
    const now = workspace.now();
    const lastSecond = (recent.get(channel) ?? []).filter((at) => now - at < 1000);
    if (lastSecond.length >= perSecond) return 1;
    recent.set(channel, [...lastSecond, now]);
    return 0;
  };
}
