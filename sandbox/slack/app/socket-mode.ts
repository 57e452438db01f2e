import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { asObject, asText, type Json, type JsonObject, parseJson } from '../json.js';
import { type Method, refuse } from '../web-api/method.js';
import { announceChange, type Workspace } from '../workspace/workspace.js';
import type { Ack, Delivery } from './dispatch.js';
import { ackDeadline } from './send-http.js';

/** Slack allows ten connections per app and gives each payload to one of them. */
const maximumConnections = 10;

/** Why Slack asks a connection to go. */
export type DisconnectReason = 'refresh_requested' | 'warning' | 'link_disabled';

/** The WebSocket side of Slack. */
export interface SocketMode {
  /** Web API method by which the app gets a URL to connect to. */
  readonly open: Method;
  /** Resolves with the number of open connections as soon as there is one. */
  connected(): Promise<number>;
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

interface Waiting {
  readonly resolve: (body: Json | undefined) => void;
}

/** Makes Socket Mode on an HTTP server, under `/link`. */
export function createSocketMode(workspace: Workspace, server: Server): SocketMode {
  const sockets = new Set<WebSocket>();
  const tickets = new Set<string>();
  const waiting = new Map<string, Waiting>();
  const server_ = new WebSocketServer({ noServer: true });
  let turn = 0;

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname !== '/link' || !tickets.delete(url.searchParams.get('ticket') ?? '')) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    server_.handleUpgrade(request, socket, head, welcome);
  });

  function welcome(socket: WebSocket): void {
    sockets.add(socket);
    const hello = { type: 'hello', num_connections: sockets.size, connection_info: { app_id: workspace.app.id } };
    socket.send(
      JSON.stringify({ ...hello, debug_info: { host: 'applink-sandbox', approximate_connection_time: 18060 } }),
    );
    socket.on('message', (data) => receive(String(data)));
    socket.on('close', () => {
      sockets.delete(socket);
      announceChange(workspace);
    });
    announceChange(workspace);
  }

  function receive(text: string): void {
    const message = asObject(parseJson(text));
    const envelope = asText(message.envelope_id);
    waiting.get(envelope)?.resolve(message.payload);
    waiting.delete(envelope);
  }

  function openConnection(): ReturnType<Method['run']> {
    if (sockets.size >= maximumConnections) return refuse('too_many_websockets');
    const ticket = randomUUID();
    tickets.add(ticket);
    return {
      ok: true,
      url: `${workspace.origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${workspace.app.id}`,
    };
  }

  return {
    open: { scopes: [], token: 'app', required: [], run: openConnection },
    count: () => sockets.size,
    connected: () => untilConnected(workspace, () => sockets.size),
    disconnect: (reason) => {
      for (const socket of sockets) {
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-sandbox' } }));
        if (reason !== 'warning') socket.close();
      }
    },
    cut: () => {
      for (const socket of sockets) socket.terminate();
    },
    send: (delivery) => {
      const open = [...sockets].filter((one) => one.readyState === one.OPEN);
      const socket = open[turn++ % Math.max(open.length, 1)];
      if (socket === undefined)
        return Promise.resolve({ status: undefined, body: undefined, milliseconds: 0, problem: 'dispatch_failed' });
      return sendEnvelope(socket, delivery, waiting);
    },
    close: () => {
      for (const socket of sockets) socket.terminate();
      server_.close();
    },
  };
}

function sendEnvelope(socket: WebSocket, delivery: Delivery, waiting: Map<string, Waiting>): Promise<Ack> {
  const envelopeId = randomUUID();
  const began = performance.now();
  const retry =
    delivery.kind === 'events_api'
      ? { retry_attempt: delivery.retry?.attempt ?? 0, retry_reason: delivery.retry?.reason ?? '' }
      : {};
  const envelope: JsonObject = {
    envelope_id: envelopeId,
    type: delivery.kind,
    payload: delivery.payload,
    accepts_response_payload: delivery.kind !== 'events_api',
    ...retry,
  };
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      waiting.delete(envelopeId);
      resolve({ status: undefined, body: undefined, milliseconds: ackDeadline, problem: 'operation_timeout' });
    }, ackDeadline);
    waiting.set(envelopeId, {
      resolve: (payload) => {
        clearTimeout(late);
        const body =
          typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0 ? undefined : payload;
        resolve({ status: 200, body, milliseconds: Math.round(performance.now() - began) });
      },
    });
    socket.send(JSON.stringify(envelope));
  });
}

function untilConnected(workspace: Workspace, count: () => number): Promise<number> {
  if (count() > 0) return Promise.resolve(count());
  return new Promise((resolve) => {
    const look = () => {
      if (count() === 0) return;
      workspace.changes.off('change', look);
      resolve(count());
    };
    workspace.changes.on('change', look);
  });
}
