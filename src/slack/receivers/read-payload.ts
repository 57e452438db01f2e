import { parse } from 'node:querystring';
import { isRecord } from '../payload-record.js';

/**
 * Reads the body of a request from Slack: a form (commands), a form whose `payload` is JSON (clicks and submissions), or
 * JSON (events). Says nothing about what is in it.
 * @returns `unreadable` when it is none of these
 */
export function readPayload(
  contentType: string,
  bytes: Buffer,
): { readonly kind: 'payload'; readonly body: unknown } | { readonly kind: 'unreadable' } {
  const text = bytes.toString('utf8');
  // A proxy may name the charset of a form; Slack does not.
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)) return readJson(text);
  const form = parse(text);
  return typeof form.payload === 'string' ? readJson(form.payload) : { kind: 'payload', body: { ...form } };
}

function readJson(text: string): ReturnType<typeof readPayload> {
  try {
    return { kind: 'payload', body: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** What Slack wants to hear back when it checks an address: `undefined` for every other payload. */
export function answerToCheck(body: unknown): object | '' | undefined {
  if (!isRecord(body)) return undefined;
  if (body.ssl_check === '1') return '';
  return body.type === 'url_verification' ? { challenge: String(body.challenge) } : undefined;
}
