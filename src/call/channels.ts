import type { Audience } from './call.js';
import type { Product } from './product.js';

/** A channel by name (`#support_manager`) or id (`C4XFU81LG`), as the settings give it. */
export type ChannelName = string;

/** Where calls are announced. */
export interface Channels {
  readonly support: Readonly<Record<Product, ChannelName>>;
  readonly managers: ChannelName;
}

export function channelFor(channels: Channels, product: Product, audience: Audience): ChannelName {
  return audience === 'managers' ? channels.managers : channels.support[product];
}
