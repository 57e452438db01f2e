import type { JsonObject } from '../slack/json.js';

/** Everything that the page shows to one person at one moment. Times are milliseconds since the epoch, in the town's time. */
export interface Snapshot {
  readonly kind: 'ready';
  readonly now: number;
  /** Where the clock is being moved to, step by step; `undefined` while it just goes on. */
  readonly movingTo: number | undefined;
  readonly me: Inhabitant;
  readonly people: readonly Inhabitant[];
  readonly slack: SlackView;
  readonly issues: readonly IssueView[];
  readonly jobs: readonly Promised[];
  readonly app: 'running' | 'restarting';
  readonly faults: readonly Fault[];
  readonly guide: readonly GuideStep[];
}

/** What is sent while the town is being built. */
export interface Preparing {
  readonly kind: 'preparing';
  readonly saying: string;
}

/** Somebody whom one can be. */
export interface Inhabitant {
  readonly handle: string;
  readonly id: string;
  readonly name: string;
  /** IANA zone. */
  readonly zone: string;
  /** What they are in these stories, e.g. `DRI, Los Angeles`. */
  readonly role: string;
  readonly unread: number;
}

export interface SlackView {
  /** The app's name in the workspace, and the id of its user. */
  readonly appName: string;
  readonly botId: string;
  readonly homeTab: boolean;
  /** Whether people can write to the app. */
  readonly writesToApp: boolean;
  /** Names of people and channels by id, for mentions. */
  readonly names: Readonly<Record<string, string>>;
  readonly conversations: readonly ListenerContext[];
  readonly commands: readonly Command[];
  /** The modal views that lie on each other, the visible one last. */
  readonly modals: readonly ShownView[];
  readonly home: ShownView | undefined;
}

export interface ListenerContext {
  readonly id: string;
  /** Without `#`. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly members: number;
  readonly unread: number;
  readonly messages: readonly MessageView[];
}

export interface MessageView {
  readonly ts: string;
  readonly at: number;
  readonly from: string;
  readonly fromApp: boolean;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly threadTs: string | undefined;
  readonly inChannel: boolean;
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly unread: boolean;
}

/** A slash command: what can be typed, and what Slack says about it. */
export interface Command {
  readonly name: string;
  readonly description: string;
  /** The ways to go on, e.g. `announce <issue>`. */
  readonly usages: readonly string[];
}

export interface ShownView {
  readonly id: string;
  readonly title: string;
  readonly submit: string | undefined;
  readonly close: string;
  readonly blocks: readonly JsonObject[];
  /** block_id → action_id → state, as in Slack's `view.state.values`. */
  readonly values: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  /** block_id → what stands under the field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly notice: string | undefined;
}

export interface IssueView {
  readonly iid: number;
  readonly url: string;
  readonly title: string;
  /** What is special about it for somebody who looks for one to try; empty once it was tried. */
  readonly about: string;
  readonly confidential: boolean;
  readonly state: 'opened' | 'closed';
  readonly isMoved: boolean;
  readonly labels: readonly string[];
  /** Every text that the description had, oldest first; the last one is what it is now. */
  readonly versions: readonly IssueVersion[];
  readonly notes: readonly NoteView[];
}

export interface IssueVersion {
  readonly description: string;
  readonly by: string;
  readonly at: number;
}

export interface NoteView {
  readonly id: number;
  readonly by: string;
  readonly at: number;
  readonly body: string;
  readonly system: boolean;
}

/** One promise of the app, as it stands in its database. */
export interface Promised {
  readonly id: number;
  readonly iid: number;
  readonly callName: string;
  /** What is to be sent: the app's own word, e.g. `reminder`. */
  readonly kind: string;
  /** The reminder's name, e.g. `24h`. */
  readonly occasion: string | undefined;
  /** A person's Slack id, or the name of a channel. */
  readonly to: string | undefined;
  readonly dueAt: number;
  readonly attemptAt: number;
  readonly state: string;
  readonly attempts: number;
  readonly recordedAt: number | undefined;
  readonly failure: string | undefined;
}

/** What can go wrong on request. */
export const faults = ['slack-down', 'answers-lost', 'rate-limit', 'gitlab-down', 'channel-shared'] as const;
export type Fault = (typeof faults)[number];

export interface GuideStep {
  readonly title: string;
  /** What to do, in mrkdwn. */
  readonly text: string;
  readonly done: boolean;
}
