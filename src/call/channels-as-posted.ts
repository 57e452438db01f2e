import type { Post } from './call.js';
import type { Channels } from './channels.js';
import type { Product } from './product.js';

/** The channels by the names that they had when the call was announced there; a setting may have changed since. */
export function channelsAsPosted(channels: Channels, product: Product, posts: readonly Post[]): Channels {
  const nameIn = (audience: Post['audience']) => posts.find((post) => post.audience === audience)?.channelName;
  return {
    support: { ...channels.support, [product]: nameIn('support') ?? channels.support[product] },
    managers: nameIn('managers') ?? channels.managers,
  };
}
