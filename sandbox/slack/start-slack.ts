import { createServer } from 'node:http';
import express from 'express';
import { createFaults, type Faults } from '../faults.js';
import type { Connection } from './app/dispatch.js';
import { listen } from './app/listen.js';
import { type RawAnswer, type SignedRequest, sendHttp } from './app/send-http.js';
import { serveResponseUrls } from './app/serve-response-urls.js';
import { createSocketMode, type SocketMode } from './app/socket-mode.js';
import type { Session } from './person/session.js';
import { type SlackPerson, seatPerson } from './person/slack-person.js';
import { waitFor } from './person/wait.js';
import { documentedLimits, limitRequests, type SlackLimits } from './web-api/limit-requests.js';
import { serveWebApi } from './web-api/serve-web-api.js';
import { channelByName, findPerson } from './workspace/channels.js';
import { createWorkspace, type WorkspaceOptions } from './workspace/create-workspace.js';
import type { ApiCall, SentPayload, SlackProblem } from './workspace/journal.js';
import { addMessage, type NewMessage } from './workspace/messages.js';
import type { Message, Workspace } from './workspace/workspace.js';

/** How to start Slack. */
export interface SlackOptions extends WorkspaceOptions {
  /** Any free port when left out. */
  readonly port?: number;
  /** Other limits than those that Slack documents. */
  readonly limits?: Partial<SlackLimits>;
}

/** A Slack of our own, on a local port. */
export interface Slack {
  /** For the app's `SLACK_API_URL`, e.g. `http://127.0.0.1:4711/api/`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly teamId: string;
  /** HTTP mode: commands, clicks and events are sent, signed, to this URL of the app. */
  connectHttp(requestUrl: string): void;
  /** Socket Mode, which is used as long as no request URL is set. */
  readonly socketMode: Omit<SocketMode, 'open' | 'send' | 'close'>;
  /** A person at their client, by handle or id. */
  person(handleOrId: string): SlackPerson;
  /** The same person's client itself, for who acts on what is in it by its ids. */
  client(handleOrId: string): Session;
  /** A channel's messages as stored, oldest first; ephemeral ones have `ephemeralTo`. By name or id. */
  messages(channel: string): readonly Message[];
  /** Another app of the workspace posts, with any metadata that it likes. */
  postAsOtherApp(channel: string, message: Pick<NewMessage, 'text' | 'metadata' | 'threadTs'>): Message;
  /** A channel's id, by name. */
  channelId(name: string): string;
  /** Everything that the app asked of the Web API. */
  calls(method?: string): readonly ApiCall[];
  /** Everything that Slack refused or frowned upon. */
  problems(): readonly SlackProblem[];
  /** Everything that Slack sent to the app. */
  sent(): readonly SentPayload[];
  /** Sends a signed request of the test's making to the app. */
  signedRequest(request: SignedRequest): Promise<RawAnswer>;
  readonly faults: Faults;
  /** Waits until `look` returns something other than `undefined` or `false`; 5 s at most. Asked after every change. */
  until<T>(look: () => T | undefined | false, within?: number): Promise<T>;
  /** Stops listening, so that connections are refused (unlike `faults.down()`, which breaks them). */
  goesDown(): Promise<void>;
  comesBack(): Promise<void>;
  /** Calls `listener` after every visible change; returns what ends it. */
  subscribe(listener: () => void): () => void;
  /** Everything that Slack knows, to look at. */
  readonly workspace: Workspace;
  close(): Promise<void>;
}

/** Starts a Slack on 127.0.0.1. Throws when the manifest is not one. */
export async function startSlack(options: SlackOptions): Promise<Slack> {
  const workspace = createWorkspace(options);
  const faults = createFaults();
  const app = express().disable('x-powered-by');
  const server = createServer(app);
  const socketMode = createSocketMode(workspace, server);
  const connection: Connection = { requestUrl: undefined, closed: false, socketMode };
  const limit = limitRequests(workspace, { ...documentedLimits, ...options.limits });
  app.use('/api', serveWebApi(workspace, faults, limit, new Map([['apps.connections.open', socketMode.open]])));
  app.use(serveResponseUrls(workspace, faults));
  const listener = await listen(server, options.port ?? 0);
  workspace.origin = listener.origin;
  const client = (handleOrId: string): Session => {
    const person = existing(findPerson(workspace, handleOrId), `person ${handleOrId}`);
    return { workspace, connection, person };
  };
  return {
    ...identity(workspace),
    ...records(workspace),
    faults,
    workspace,
    socketMode,
    connectHttp: (requestUrl) => {
      connection.requestUrl = requestUrl;
    },
    person: (handleOrId) => seatPerson(client(handleOrId)),
    client,
    until: (look, within) => waitFor(workspace, look, () => JSON.stringify(workspace.journal.problems), within),
    signedRequest: (request) => sendHttp(workspace, request),
    goesDown: async () => {
      socketMode.cut();
      await listener.pause();
    },
    comesBack: () => listener.resume(),
    close: async () => {
      connection.closed = true;
      socketMode.close();
      await listener.pause();
    },
  };
}

function identity(workspace: Workspace) {
  const { botToken, appToken, signingSecret, botUserId, botId } = workspace.app;
  const apiUrl = `${workspace.origin}/api/`;
  return { apiUrl, botToken, appToken, signingSecret, botUserId, botId, teamId: workspace.team.id };
}

function records(workspace: Workspace) {
  const { journal, changes } = workspace;
  const channel = (nameOrId: string) => existing(channelByName(workspace, nameOrId), `channel ${nameOrId}`);
  return {
    messages: (nameOrId: string) => channel(nameOrId).messages,
    channelId: (name: string) => channel(name).id,
    postAsOtherApp: (nameOrId: string, message: Pick<NewMessage, 'text' | 'metadata' | 'threadTs'>) =>
      addMessage(workspace, channel(nameOrId), { ...message, user: 'U0OTHERBOT', botId: 'B0OTHERBOT' }),
    calls: (method?: string) => journal.calls.filter((call) => method === undefined || call.method === method),
    problems: () => journal.problems,
    sent: () => journal.sent,
    subscribe: (listener: () => void) => {
      changes.on('change', listener);
      return () => {
        changes.off('change', listener);
      };
    },
  };
}

function existing<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The sandbox's Slack has no ${what}.`);
  return value;
}
