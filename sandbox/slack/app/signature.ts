import { createHmac } from 'node:crypto';

/**
 * Slack's request signature: HMAC-SHA256 over version, timestamp and the raw body.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 * @param timestamp whole seconds since the epoch.
 */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
