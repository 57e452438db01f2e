import type { Logger } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { createSender } from './send-once.js';

/** Every channel can be served at once; the SDK's own limit of 100 would make the others wait for Slack's slowest. */
const maxRequestConcurrency = 500;

/** Longer than Slack needs, shorter than a person's patience. */
const timeout = 10_000;

/**
 * The client for everything the app asks of Slack. It never repeats a request by itself: Slack has no idempotency key,
 * and the SDK's default of ten repetitions posts again after a lost answer.
 */
export function createWebClient(token: string, apiUrl: string | undefined, logger: Logger): WebClient {
  return new WebClient(token, {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // The client's own time limit would go on after the answer, one alarm for every request.
    fetch: createSender(timeout),
    maxRequestConcurrency,
    logger,
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
  });
}
