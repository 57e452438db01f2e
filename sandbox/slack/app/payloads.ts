import type { JsonObject } from '../json.js';
import type { Channel, Person, Workspace } from '../workspace/workspace.js';

/** What every interaction says about who did it and where. */
export function interactionBase(workspace: Workspace, person: Person, type: string): JsonObject {
  const { app, team } = workspace;
  return {
    type,
    user: { id: person.id, username: person.handle, name: person.handle, team_id: person.teamId },
    api_app_id: app.id,
    token: app.verificationToken,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A channel as interactions name it. Slack does not tell an app the name of a private channel that it is not in. */
export function channelReference(workspace: Workspace, channel: Channel): { id: string; name: string } {
  const isHidden = channel.kind === 'private' && !channel.members.has(workspace.app.botUserId);
  return { id: channel.id, name: isHidden ? 'privategroup' : channel.name };
}
