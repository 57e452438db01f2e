import type { EventEmitter } from 'node:events';
import type { Json, JsonObject } from '../json.js';
import type { Journal } from './journal.js';
import type { AppDescription } from './manifest.js';

/** Somebody with an account, or the app's bot user. */
export interface Person {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly emailConfirmed: boolean;
  /** IANA zone of the person's devices and profile. */
  readonly zone: string;
  readonly teamId: string;
  readonly isBot: boolean;
  readonly guest: 'multi-channel' | 'single-channel' | undefined;
  readonly stranger: boolean;
  readonly deleted: boolean;
  readonly enterpriseTeams: readonly string[] | undefined;
}

/** A channel or a direct conversation with everything said in it, oldest first. */
export interface Channel {
  readonly id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  readonly members: Set<string>;
  archived: boolean;
  /** With whom it is shared: nobody, other workspaces of the organization, or another organization (invited, or there). */
  sharing: 'none' | 'organization' | 'external-pending' | 'external';
  readonly messages: Message[];
  lastMicroseconds: number;
}

/** A message as stored. `ephemeralTo` marks one that only that person sees and that no API method returns. */
export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly botId: string | undefined;
  text: string;
  blocks: JsonObject[];
  attachments: Json[];
  metadata: JsonObject | undefined;
  readonly threadTs: string | undefined;
  readonly replyBroadcast: boolean;
  readonly ephemeralTo: string | undefined;
  edited: { readonly user: string; readonly ts: string } | undefined;
  /** Slack turns bare `@channel` and `#name` of the text into live mentions (`parse: full`, `link_names`). */
  readonly linksNames: boolean;
  /** The text is mrkdwn; false when it was posted with `mrkdwn: false`. */
  readonly mrkdwn: boolean;
}

/** What a person has put into one element, in the shape of `view.state.values`. */
export type ElementState = JsonObject;

/** An open modal view or a published Home tab. */
export interface View {
  readonly id: string;
  readonly person: string;
  readonly type: 'modal' | 'home';
  readonly rootId: string;
  readonly previousId: string | undefined;
  /** The view as the app sent it, with the ids filled in that Slack makes up. */
  content: JsonObject;
  hash: string;
  /** block_id → action_id → state. */
  state: Map<string, Map<string, ElementState>>;
  /** block_id → what Slack shows under the field. */
  errors: Map<string, string>;
  /** What Slack's client says about the view itself, e.g. that the app could not be reached. */
  notice: string | undefined;
}

/** Permission to open one modal, handed out with every interaction. */
export interface Trigger {
  readonly person: string;
  readonly expiresAt: number;
  /** The view that the click happened in; a view that is pushed lies on top of it. */
  readonly view: string | undefined;
  used: boolean;
}

/** A URL through which the app may answer one interaction: 5 times within 30 minutes. */
export interface ResponseUrl {
  readonly person: string;
  readonly channel: string;
  readonly expiresAt: number;
  /** The message that was clicked, which `replace_original` and `delete_original` mean. */
  original: string | undefined;
  readonly threadTs: string | undefined;
  usesLeft: number;
}

/** The app's credentials and identity in the workspace. */
export interface InstalledApp extends AppDescription {
  readonly id: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
}

/** Everything that the sandbox's Slack knows. Changed only by the functions beside it; every change is announced. */
export interface Workspace {
  readonly team: { readonly id: string; readonly domain: string; readonly name: string };
  readonly app: InstalledApp;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  readonly views: Map<string, View>;
  /** Per person the ids of the open modal views, the visible one last. */
  readonly stacks: Map<string, string[]>;
  readonly homes: Map<string, View>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** What Slack's client told a person about an interaction that went wrong. */
  readonly notices: Map<string, string[]>;
  readonly journal: Journal;
  /** Emits `change` after every change that somebody could see. */
  readonly changes: EventEmitter;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly nextId: (prefix: string) => string;
  /** The sandbox's origin, e.g. `http://127.0.0.1:4711`. Known once it listens. */
  origin: string;
}

/** Tells everybody who watches that something visible changed. */
export function announceChange(workspace: Workspace): void {
  workspace.changes.emit('change');
}
