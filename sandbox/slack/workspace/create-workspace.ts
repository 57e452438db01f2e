import { EventEmitter } from 'node:events';
import { createJournal } from './journal.js';
import { describeApp } from './manifest.js';
import type { Channel, InstalledApp, Person, Workspace } from './workspace.js';

/** Somebody to put into the workspace. */
export interface PersonOptions {
  readonly handle: string;
  readonly id?: string;
  readonly name?: string;
  readonly email?: string;
  /** Whether the person has confirmed the address; true when left out. */
  readonly emailConfirmed?: boolean;
  /** IANA zone; UTC when left out. */
  readonly tz?: string;
  readonly guest?: 'multi-channel' | 'single-channel';
  /** Belongs to another workspace and shares no channel. */
  readonly stranger?: boolean;
  /** Another workspace's id, for people who come in through Slack Connect. */
  readonly teamId?: string;
  readonly deleted?: boolean;
  readonly bot?: boolean;
  /** The workspaces of the same Enterprise Grid that the person belongs to. */
  readonly enterpriseTeams?: readonly string[];
}

/** A channel to put into the workspace. */
export interface ChannelOptions {
  /** With or without `#`. */
  readonly name: string;
  readonly id?: string;
  readonly private?: boolean;
  readonly archived?: boolean;
  /** With whom it is shared; nobody when left out. */
  readonly sharing?: Channel['sharing'];
  /** Handles; everybody who is not a guest when left out. */
  readonly members?: readonly string[];
  /** Whether the app's bot was invited; true when left out. */
  readonly bot?: boolean;
}

/** What a workspace starts with. */
export interface WorkspaceOptions {
  /** A parsed `manifest.yml`. */
  readonly manifest: unknown;
  readonly people: readonly PersonOptions[];
  readonly channels: readonly ChannelOptions[];
  /** Milliseconds since the epoch; the real time when left out. */
  readonly now?: () => number;
}

const teamId = 'T0SANDBOX';

/** Builds the workspace with its people, its channels and the installed app. */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const nextId = createIds();
  const app = installApp(options.manifest);
  const people = new Map(
    [botUser(app), ...options.people.map((one) => person(one, nextId))].map((one) => [one.id, one]),
  );
  const channels = options.channels.map((one) => channel(one, people, app, nextId));
  return {
    team: { id: teamId, domain: 'sandbox', name: 'Sandbox' },
    app,
    people,
    channels: new Map(channels.map((one) => [one.id, one])),
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    notices: new Map(),
    journal: createJournal(),
    changes: new EventEmitter().setMaxListeners(0),
    now: options.now ?? Date.now,
    nextId,
    origin: '',
  };
}

function createIds(): (prefix: string) => string {
  let last = 0;
  return (prefix) => {
    last += 1;
    return `${prefix}0${last.toString(36).toUpperCase().padStart(8, '0')}`;
  };
}

function installApp(manifest: unknown): InstalledApp {
  return {
    ...describeApp(manifest),
    id: 'A0SANDBOXAPP',
    botUserId: 'U0SANDBOXBOT',
    botId: 'B0SANDBOXBOT',
    botToken: 'xoxb-sandbox-bot-token',
    appToken: 'xapp-1-sandbox-app-token',
    signingSecret: 'sandbox-signing-secret-0123456789abcdef',
    verificationToken: 'sandbox-verification-token',
  };
}

function botUser(app: InstalledApp): Person {
  const handle = app.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  const nobody = {
    email: undefined,
    emailConfirmed: false,
    guest: undefined,
    stranger: false,
    deleted: false,
    enterpriseTeams: undefined,
  };
  return { id: app.botUserId, handle, name: app.name, zone: 'UTC', teamId, isBot: true, ...nobody };
}

function person(options: PersonOptions, nextId: (prefix: string) => string): Person {
  return {
    id: options.id ?? nextId('U'),
    handle: options.handle,
    name: options.name ?? options.handle,
    email: options.email,
    emailConfirmed: options.emailConfirmed ?? options.email !== undefined,
    zone: options.tz ?? 'UTC',
    teamId: options.teamId ?? teamId,
    isBot: options.bot ?? false,
    guest: options.guest,
    stranger: options.stranger ?? false,
    deleted: options.deleted ?? false,
    enterpriseTeams: options.enterpriseTeams,
  };
}

function channel(
  options: ChannelOptions,
  people: ReadonlyMap<string, Person>,
  app: InstalledApp,
  nextId: (prefix: string) => string,
): Channel {
  const everybody = [...people.values()].filter((one) => !one.isBot);
  const invited = options.members ?? everybody.filter((one) => one.guest === undefined).map((one) => one.handle);
  const members = new Set(everybody.filter((one) => invited.includes(one.handle)).map((one) => one.id));
  if (options.bot ?? true) members.add(app.botUserId);
  return {
    id: options.id ?? nextId('C'),
    name: options.name.replace(/^#/, ''),
    kind: options.private ? 'private' : 'public',
    members,
    archived: options.archived ?? false,
    sharing: options.sharing ?? 'none',
    messages: [],
    lastMicroseconds: 0,
  };
}
