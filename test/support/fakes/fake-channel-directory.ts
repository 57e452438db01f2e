import type { ChannelInfo } from '../../../src/call/channel-check.js';
import type { ChannelDirectory } from '../../../src/call/ports/channels.js';
import type { ServiceFailure } from '../../../src/call/ports/service-failure.js';

export interface FakeChannelDirectory extends ChannelDirectory {
  /** What is not as usual of a channel, by the name or id that is asked for; `undefined` when there is none. */
  readonly changed: Map<string, Partial<ChannelInfo> | undefined>;
  /** What each request fails with. */
  down: ServiceFailure | undefined;
}

/** Any channel is there, private, internal, with 42 members and the app among them, until a test says otherwise. */
export function createFakeChannelDirectory(): FakeChannelDirectory {
  const directory: FakeChannelDirectory = {
    changed: new Map(),
    down: undefined,
    channel: async (nameOrId) => {
      if (directory.down) throw directory.down;
      const change = directory.changed.get(nameOrId);
      if (directory.changed.has(nameOrId) && change === undefined) return undefined;
      return aChannel({ id: nameOrId, name: nameOrId.replace(/^#/, ''), ...change });
    },
  };
  return directory;
}

/** A channel in which everything is right. */
export function aChannel(parts: Partial<ChannelInfo> = {}): ChannelInfo {
  return {
    id: 'C0MANAGER',
    name: 'support_manager',
    isPrivate: true,
    wasPrivate: true,
    isArchived: false,
    isMember: true,
    sharing: 'none',
    memberCount: 42,
    ...parts,
  };
}
