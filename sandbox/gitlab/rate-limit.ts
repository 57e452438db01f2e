import type { Request, Response } from 'express';
import { Refusal } from './refusal.js';
import type { RateLimits } from './seeds.js';
import type { User, World } from './world.js';

/** Counts one request of a user and says on the response how many are left. Throws Refusal 429 when none is. */
export type CountRequest = (user: User, request: Request, response: Response) => void;

/**
 * Counts in windows of a minute by the clock. Notes have a limit of their own whose refusal is worded differently and
 * can come while the general headers still show quota.
 */
export function createRateLimit(world: World, limits: RateLimits): CountRequest {
  const used = new Map<string, number>();
  let window = 0;
  return (user, request, response) => {
    const minute = Math.floor(world.now() / 60_000);
    if (minute !== window) used.clear();
    window = minute;
    const retryAfter = { 'retry-after': String(Math.ceil(((minute + 1) * 60_000 - world.now()) / 1000)) };
    const count = countOne(used, `api ${user.id}`);
    response.set({
      'ratelimit-limit': String(limits.api),
      'ratelimit-remaining': String(Math.max(0, limits.api - count)),
      'ratelimit-observed': String(count),
      'ratelimit-reset': String((minute + 1) * 60),
      'ratelimit-name': 'throttle_authenticated_api',
    });
    if (count > limits.api) throw new Refusal(429, 'Retry later\n', retryAfter);
    if (request.method !== 'POST' || !request.path.endsWith('/notes')) return;
    if (countOne(used, `notes ${user.id}`) <= limits.notes) return;
    const error = 'This endpoint has been requested too many times. Try again later.';
    throw new Refusal(429, { message: { error } }, retryAfter);
  };
}

function countOne(used: Map<string, number>, key: string): number {
  const count = (used.get(key) ?? 0) + 1;
  used.set(key, count);
  return count;
}
