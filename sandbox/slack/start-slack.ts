import { createServer, type Server } from 'node:http';
import express from 'express';
import { createFaults, type Faults } from '../faults.js';
import type { Connection } from './app/dispatch.js';
import { type RawAnswer, type SignedRequest, sendHttp } from './app/send-http.js';
import { serveResponseUrls } from './app/serve-response-urls.js';
import { createSocketMode, type SocketMode } from './app/socket-mode.js';
import { type SlackPerson, seatPerson } from './person/slack-person.js';
import { serveWebApi } from './web-api/serve-web-api.js';
import { channelByName, findPerson } from './workspace/channels.js';
import { createWorkspace, type WorkspaceOptions } from './workspace/create-workspace.js';
import type { ApiCall, SentPayload, SlackProblem } from './workspace/journal.js';
import type { Message, Workspace } from './workspace/workspace.js';

/** How to start Slack. */
export interface SlackOptions extends WorkspaceOptions {
  /** Any free port when left out. */
  readonly port?: number;
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
  /** A channel's messages as stored, oldest first; ephemeral ones have `ephemeralTo`. By name or id. */
  messages(channel: string): readonly Message[];
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
  app.use('/api', serveWebApi(workspace, faults, new Map([['apps.connections.open', socketMode.open]])));
  app.use(serveResponseUrls(workspace, faults));
  workspace.origin = await listen(server, options.port ?? 0);
  const { botToken, appToken, signingSecret, botUserId, botId } = workspace.app;
  const { journal } = workspace;
  return {
    apiUrl: `${workspace.origin}/api/`,
    botToken,
    appToken,
    signingSecret,
    botUserId,
    botId,
    teamId: workspace.team.id,
    connectHttp: (requestUrl) => {
      connection.requestUrl = requestUrl;
    },
    socketMode,
    person: (handleOrId) => {
      const person = existing(findPerson(workspace, handleOrId), `person ${handleOrId}`);
      return seatPerson({ workspace, connection, person });
    },
    messages: (channel) => existing(channelByName(workspace, channel), `channel ${channel}`).messages,
    channelId: (name) => existing(channelByName(workspace, name), `channel ${name}`).id,
    calls: (method) => journal.calls.filter((call) => method === undefined || call.method === method),
    problems: () => journal.problems,
    sent: () => journal.sent,
    signedRequest: (request) => sendHttp(workspace, request),
    faults,
    subscribe: (listener) => {
      workspace.changes.on('change', listener);
      return () => workspace.changes.off('change', listener);
    },
    workspace,
    close: () => stop(server, connection),
  };
}

function existing<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The sandbox's Slack has no ${what}.`);
  return value;
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`);
    });
  });
}

function stop(server: Server, connection: Connection): Promise<void> {
  connection.closed = true;
  connection.socketMode.close();
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
