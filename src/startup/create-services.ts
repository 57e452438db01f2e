import { createHash } from 'node:crypto';
import type { RunbookReader } from '../call/ports/runbook-reader.js';
import { reminderPolicyId } from '../call/reminders/reminder-policy-id.js';
import type { Services } from '../call/services.js';
import type { Store } from '../database/open-store.js';
import { currentUrgency } from '../requests/urgency.js';
import { cachedDirectory } from '../slack/cached-directory.js';
import { createChannelDirectory } from '../slack/channel-directory.js';
import { createDirectory } from '../slack/directory.js';
import type { AppOptions } from './app-options.js';
import type { Clients } from './create-clients.js';

/** What the use cases work with, from the settings and what is open. */
export function createServices(
  { config, people, clock }: AppOptions,
  { slack, session, gitlab }: Clients,
  store: Store,
  runbooks: RunbookReader,
): Services {
  const channelDirectory = createChannelDirectory({
    client: slack,
    bindings: store.channelBindings,
    settings: [...Object.values(config.channels.support), config.channels.managers],
    clock,
  });
  return {
    channels: config.channels,
    channelDirectory,
    gitlab,
    runbooks,
    directory: cachedDirectory(createDirectory(slack, session.home), { clock, urgency: currentUrgency }),
    calls: store.calls,
    contactChoices: store.contactChoices,
    drafts: store.drafts,
    people,
    site: { gitlabUrl: config.gitlab.url, defaultProject: config.runbookProject },
    reminderPolicy: config.reminderPolicy,
    meetingLink: config.meetingLink,
    reminderPolicyId: reminderPolicyId(config.reminderPolicy, people, fingerprint),
    clock,
    fingerprint,
  };
}

/** 128 bits are enough for texts that nobody forges: whoever could, may post anyway. */
function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
