import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { asObject, asText, isObject, type Json, type JsonObject, parseJson } from '../json.js';
import type { Ack, Delivery } from './delivery.js';
import { ackDeadline } from './send-http.js';

/** Envelopes that wait for their acknowledgement, by `envelope_id`. */
export type OpenEnvelopes = Map<string, (payload: Json | undefined) => void>;

/** Sends a payload in an envelope over a connection and waits for the acknowledgement, at most three seconds. */
export function sendEnvelope(socket: WebSocket, delivery: Delivery, open: OpenEnvelopes): Promise<Ack> {
  const id = randomUUID();
  const began = performance.now();
  socket.send(JSON.stringify(envelope(id, delivery)));
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      open.delete(id);
      resolve({ status: undefined, body: undefined, milliseconds: ackDeadline, problem: 'operation_timeout' });
    }, ackDeadline);
    open.set(id, (payload) => {
      clearTimeout(late);
      open.delete(id);
      const isEmpty = isObject(payload) && Object.keys(payload).length === 0;
      const milliseconds = Math.round(performance.now() - began);
      resolve({ status: 200, body: isEmpty || payload === null ? undefined : payload, milliseconds });
    });
  });
}

function envelope(envelope_id: string, delivery: Delivery): JsonObject {
  const accepts = delivery.kind !== 'events_api';
  const plain = { envelope_id, type: delivery.kind, payload: delivery.payload, accepts_response_payload: accepts };
  if (delivery.kind !== 'events_api') return plain;
  return { ...plain, retry_attempt: delivery.retry?.attempt ?? 0, retry_reason: delivery.retry?.reason ?? '' };
}

/** Takes what the app sent: an acknowledgement names its envelope, and may carry an answer. */
export function receiveAck(text: string, open: OpenEnvelopes): void {
  const message = asObject(parseJson(text));
  open.get(asText(message.envelope_id))?.(message.payload);
}
