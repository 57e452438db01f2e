import { type Audience, audiences } from '../../call/call.js';
import type { CallStatus } from '../../call/call-status.js';
import { type ChannelInfo, type ChannelProblem, channelProblem } from '../../call/channel-check.js';
import { type ChannelName, channelFor } from '../../call/channels.js';
import { ServiceFailure } from '../../call/ports/service-failure.js';
import type { Product } from '../../call/product.js';
import type { Services } from '../../call/services.js';

/** A channel in which a call would be announced, or is. */
export interface PreviewedChannel {
  readonly audience: Audience;
  /** As the settings have it, or as it was called when the call was announced there. */
  readonly name: ChannelName;
  /** `undefined` when Slack shows the app no such channel, or does not answer. */
  readonly info: ChannelInfo | undefined;
  /** What keeps the app from posting there; `unanswered` when Slack does not say what the channel is. */
  readonly problem: ChannelProblem | 'unanswered' | undefined;
}

/** The channels of a call as they are now; the support channel only once the product is known. */
export async function previewChannels(
  services: Pick<Services, 'channels' | 'channelDirectory'>,
  product: Product | undefined,
  announced: CallStatus | undefined,
): Promise<readonly PreviewedChannel[]> {
  const asked = audiences.flatMap((audience) => {
    const post = announced?.posts.find((each) => each.audience === audience);
    if (!product && audience === 'support') return [];
    const setting = channelFor(services.channels, product ?? 'gitlab-com', audience);
    return [
      previewChannel(services, audience, post?.channelName ?? setting, post?.channelId ?? setting, post?.isPrivate),
    ];
  });
  return Promise.all(asked);
}

async function previewChannel(
  { channelDirectory }: Pick<Services, 'channelDirectory'>,
  audience: Audience,
  name: ChannelName,
  nameOrId: ChannelName,
  wasPrivate: boolean | undefined,
): Promise<PreviewedChannel> {
  try {
    const info = await channelDirectory.channel(nameOrId);
    return { audience, name: info ? `#${info.name}` : name, info, problem: channelProblem(info, wasPrivate) };
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    return { audience, name, info: undefined, problem: 'unanswered' };
  }
}
