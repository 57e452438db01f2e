import { channelProblem } from '../../call/channel-check.js';
import type { ChannelName, Channels } from '../../call/channels.js';
import type { ChannelDirectory } from '../../call/ports/channels.js';
import { formatChannelProblem } from '../../slack/block-kit/format-channel-check.js';

export interface ChannelLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface ChannelWatchDeps {
  readonly channels: Channels;
  readonly channelDirectory: ChannelDirectory;
  /** Queues again what could not be posted for its channel and can be now. */
  readonly requeue: () => Promise<unknown>;
  readonly log: ChannelLog;
}

/** In milliseconds. An interval and no cron: after a suspension that goes through every minute that it missed. */
const every = 60_000;

/** Looks at the channels now and every minute. Returns how to stop: it resolves when nothing is under way. */
export function startChannelWatch(parts: ChannelWatchDeps): () => Promise<void> {
  const watch = createChannelWatch(parts);
  let underWay: Promise<void> | undefined;
  const look = () => {
    underWay ??= watch().finally(() => {
      underWay = undefined;
    });
  };
  look();
  const ticking = setInterval(look, every);
  return async () => {
    clearInterval(ticking);
    await underWay;
  };
}

/**
 * Makes what looks at the channels of the settings, at the start and every minute after: it logs, once, which of them is not
 * as it must be and how to fix that, and queues again what waited for it. It never rejects: a channel that is missing or
 * cannot be looked up now is looked up again the next time.
 */
export function createChannelWatch({
  channels,
  channelDirectory,
  requeue,
  log,
}: ChannelWatchDeps): () => Promise<void> {
  const told = new Map<string, string>();

  /** A problem is said when it begins, and that it is over when it was said. */
  function tell(setting: string, channel: ChannelName, problem: string, words: string, err?: unknown): void {
    if ((told.get(setting) ?? '') === problem) return;
    told.set(setting, problem);
    const fields = { setting, channel, ...(err === undefined ? {} : { err }) };
    if (problem === '') log.info(fields, 'the app can post in this channel again');
    else log.error({ ...fields, problem }, `the app cannot post in this channel: ${words}`);
  }

  async function look([setting, channel]: readonly [string, ChannelName]): Promise<void> {
    try {
      const problem = channelProblem(await channelDirectory.channel(channel));
      tell(setting, channel, problem ?? '', problem ? formatChannelProblem(problem) : '');
    } catch (err) {
      tell(setting, channel, 'unanswered', formatChannelProblem('unanswered'), err);
    }
  }

  return async () => {
    await Promise.all(settingsOf(channels).map(look));
    await requeue().catch((err: unknown) => {
      log.error({ err }, 'what waits for a channel could not be queued again; it is tried again in a minute');
    });
  };
}

function settingsOf({ support, managers }: Channels): readonly (readonly [string, ChannelName])[] {
  return [
    ['CHANNEL_GITLAB_COM', support['gitlab-com']],
    ['CHANNEL_SELF_MANAGED', support['self-managed']],
    ['CHANNEL_MANAGERS', managers],
  ];
}
