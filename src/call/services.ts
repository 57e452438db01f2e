import type { IssueSite } from './access/read-issue-reference.js';
import type { Channels } from './channels.js';
import type { MeetingLinkReaders } from './meeting-link.js';
import type { Person } from './people/person.js';
import type { ChannelDirectory } from './ports/channels.js';
import type { GitLab } from './ports/gitlab.js';
import type { RunbookReader } from './ports/runbook-reader.js';
import type { SlackDirectory } from './ports/slack.js';
import type { CallStore, ContactChoices, Drafts } from './ports/store.js';
import type { ReminderPolicy } from './reminders/reminder-policy.js';

/** What the use cases work with. Everything outside the domain arrives here, time included. */
export interface Services {
  readonly gitlab: GitLab;
  readonly runbooks: RunbookReader;
  readonly directory: SlackDirectory;
  /** Where calls are announced, as the settings have it. */
  readonly channels: Channels;
  readonly channelDirectory: ChannelDirectory;
  readonly calls: CallStore;
  readonly contactChoices: ContactChoices;
  readonly drafts: Drafts;
  readonly people: readonly Person[];
  readonly site: IssueSite;
  readonly reminderPolicy: ReminderPolicy;
  /** Who is shown how to join. */
  readonly meetingLink: MeetingLinkReaders;
  /** Names the policy and the working hours with which reminders are planned (`reminderPolicyId`). */
  readonly reminderPolicyId: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** A short text that is equal for equal texts and practically never for others. */
  readonly fingerprint: (text: string) => string;
}
