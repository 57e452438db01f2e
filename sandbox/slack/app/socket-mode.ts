import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Method, refuse } from '../web-api/method.js';
import { announceChange, type Workspace } from '../workspace/workspace.js';
import type { Ack, Delivery } from './delivery.js';
import { type OpenEnvelopes, receiveAck, sendEnvelope } from './envelopes.js';

/** Slack allows ten connections per app and gives each payload to one of them. */
const maximumConnections = 10;

/** Clients give a connection up when Slack does not ping them (the SDK after 30 s). */
const pingInterval = 5000;

/** Why Slack asks a connection to go. */
export type DisconnectReason = 'refresh_requested' | 'warning' | 'link_disabled';

/** The WebSocket side of Slack. */
export interface SocketMode {
  /** The Web API method by which the app gets a URL to connect to. */
  readonly open: Method;
  /** Resolves with the number of open connections as soon as there are at least `wanted` (1). */
  connected(wanted?: number): Promise<number>;
  /** Open connections now. */
  count(): number;
  /** Asks the connections to go, as Slack does every few hours, and closes them unless it is only a warning. */
  disconnect(reason: DisconnectReason): void;
  /** Breaks the connections without a word, as a network does. */
  cut(): void;
  /** Gives a payload to one connection and waits for its acknowledgement. */
  send(delivery: Delivery): Promise<Ack>;
  close(): void;
}

/** Makes Socket Mode on an HTTP server, under `/link`. */
export function createSocketMode(workspace: Workspace, server: Server): SocketMode {
  const sockets = new Set<WebSocket>();
  const tickets = new Set<string>();
  const envelopes: OpenEnvelopes = new Map();
  const acceptor = acceptConnections(server, tickets, (socket) => welcome(workspace, socket, sockets, envelopes));
  const heartbeat = setInterval(() => {
    for (const socket of sockets) socket.ping();
  }, pingInterval).unref();
  let turn = 0;
  return {
    open: { scopes: [], token: 'app', required: [], run: () => handOutTicket(workspace, sockets, tickets) },
    count: () => sockets.size,
    connected: (wanted = 1) => untilConnected(workspace, () => sockets.size, wanted),
    disconnect: (reason) => disconnectAll(sockets, reason),
    cut: () => {
      for (const socket of sockets) socket.terminate();
    },
    send: (delivery) => {
      const open = [...sockets].filter((one) => one.readyState === one.OPEN);
      turn += 1;
      const socket = open[turn % Math.max(open.length, 1)];
      return socket === undefined ? Promise.resolve(nobodyThere) : sendEnvelope(socket, delivery, envelopes);
    },
    close: () => {
      clearInterval(heartbeat);
      for (const socket of sockets) socket.terminate();
      acceptor.close();
    },
  };
}

const nobodyThere: Ack = { status: undefined, body: undefined, milliseconds: 0, problem: 'dispatch_failed' };

/** A ticket opens one connection. */
function handOutTicket(workspace: Workspace, sockets: ReadonlySet<WebSocket>, tickets: Set<string>) {
  if (sockets.size >= maximumConnections) return refuse('too_many_websockets');
  const ticket = randomUUID();
  tickets.add(ticket);
  const origin = workspace.origin.replace('http', 'ws');
  return { ok: true, url: `${origin}/link/?ticket=${ticket}&app_id=${workspace.app.id}` } as const;
}

function acceptConnections(server: Server, tickets: Set<string>, accept: (socket: WebSocket) => void): WebSocketServer {
  const acceptor = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const isInvited = url.pathname === '/link/' && tickets.delete(url.searchParams.get('ticket') ?? '');
    if (isInvited) acceptor.handleUpgrade(request, socket, head, accept);
    else socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
  });
  return acceptor;
}

function welcome(workspace: Workspace, socket: WebSocket, sockets: Set<WebSocket>, envelopes: OpenEnvelopes): void {
  sockets.add(socket);
  socket.on('message', (data) => receiveAck(String(data), envelopes));
  socket.on('close', () => {
    sockets.delete(socket);
    announceChange(workspace);
  });
  socket.send(
    JSON.stringify({
      type: 'hello',
      num_connections: sockets.size,
      debug_info: { host: 'applink-sandbox', build_number: 1, approximate_connection_time: 18060 },
      connection_info: { app_id: workspace.app.id },
    }),
  );
  announceChange(workspace);
}

function disconnectAll(sockets: Set<WebSocket>, reason: DisconnectReason): void {
  for (const socket of sockets) {
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-sandbox' } }));
    if (reason !== 'warning') socket.close();
  }
}

function untilConnected(workspace: Workspace, count: () => number, wanted: number): Promise<number> {
  if (count() >= wanted) return Promise.resolve(count());
  return new Promise((resolve) => {
    const look = () => {
      if (count() < wanted) return;
      workspace.changes.off('change', look);
      resolve(count());
    };
    workspace.changes.on('change', look);
  });
}
