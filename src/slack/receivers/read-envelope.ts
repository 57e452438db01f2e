import { z } from 'zod';

const Hello = z.object({ type: z.literal('hello') });
const Disconnect = z.object({ type: z.literal('disconnect'), reason: z.unknown() });
const Payload = z.object({
  envelope_id: z.string().min(1),
  payload: z.unknown(),
  retry_attempt: z.int().positive().optional().catch(undefined),
  retry_reason: z.string().optional().catch(undefined),
});

/** A message that came over the WebSocket. */
export type Envelope =
  | { readonly kind: 'hello' }
  | { readonly kind: 'disconnect'; readonly reason: unknown }
  | {
      readonly kind: 'payload';
      readonly id: string;
      readonly payload: unknown;
      readonly retry: { readonly number: number; readonly reason: string | undefined } | undefined;
    }
  | { readonly kind: 'unreadable' };

/** Reads a message of Socket Mode. Never throws. */
export function readEnvelope(data: unknown): Envelope {
  const message = typeof data === 'string' ? parseJson(data) : undefined;
  if (Hello.safeParse(message).success) return { kind: 'hello' };
  const disconnect = Disconnect.safeParse(message);
  if (disconnect.success) return { kind: 'disconnect', reason: disconnect.data.reason };
  const payload = Payload.safeParse(message);
  if (!payload.success) return { kind: 'unreadable' };
  const { envelope_id: id, retry_attempt: number, retry_reason: reason } = payload.data;
  return { kind: 'payload', id, payload: payload.data.payload, retry: number ? { number, reason } : undefined };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
