import type { Logger } from '@slack/bolt';
import { type WebAPICallResult, WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import type { ProxyFor } from '../requests/proxy.js';
import { isRateLimited } from './call-slack.js';
import { createDispatcher } from './proxied-dispatcher.js';
import type { SlackLimits } from './rate-limits.js';
import { createSender } from './send-once.js';

/** Every channel can be served at once; the SDK's own limit of 100 would make the others wait for Slack's slowest. */
const maxRequestConcurrency = 500;

/** Longer than Slack needs, shorter than a person's patience. */
const timeout = 10_000;

/** Where Slack says `ratelimited` in an answer, it does not say for how long. In milliseconds. */
const unstatedHold = 5_000;

/**
 * The client for everything the app asks of Slack. It never repeats a request by itself: Slack has no idempotency key,
 * and the SDK's default of ten repetitions posts again after a lost answer. It keeps each method's limit: a request that
 * would exceed it waits for a moment, or fails with `TurnedAway`.
 */
export function createWebClient(
  token: string,
  apiUrl: string | undefined,
  logger: Logger,
  limits: SlackLimits = unlimited,
  proxyFor: ProxyFor = () => undefined,
): WebClient {
  const options = {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // The client's own time limit would go on after the answer, one alarm for every request.
    fetch: createSender(timeout, createDispatcher(proxyFor)),
    maxRequestConcurrency,
    logger,
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
  };
  return new ThrottledWebClient(token, options, limits);
}

const unlimited: SlackLimits = { admit: async () => {}, refused: () => {} };

/** Whatever is asked by its name (`client.chat.update`) goes through `apiCall`. */
class ThrottledWebClient extends WebClient {
  readonly #limits: SlackLimits;

  constructor(token: string, options: ConstructorParameters<typeof WebClient>[1], limits: SlackLimits) {
    super(token, options);
    this.#limits = limits;
  }

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<WebAPICallResult> {
    const channel = typeof options?.channel === 'string' ? options.channel : undefined;
    await this.#limits.admit(method, channel);
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      const wait = askedToWait(error);
      if (wait !== undefined) this.#limits.refused(method, channel, wait);
      throw error;
    }
  }
}

/** Milliseconds. */
function askedToWait(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1_000;
  return error instanceof WebAPIPlatformError && isRateLimited(error.data.error) ? unstatedHold : undefined;
}
