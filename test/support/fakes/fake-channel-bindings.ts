import type { ChannelBindings } from '../../../src/call/ports/channels.js';

/** What names mean, in memory. */
export function createFakeChannelBindings(ids: Map<string, string> = new Map()): ChannelBindings {
  return {
    find: async (name) => ids.get(name),
    bind: async (name, channelId) => {
      const id = ids.get(name) ?? channelId;
      ids.set(name, id);
      return id;
    },
  };
}
