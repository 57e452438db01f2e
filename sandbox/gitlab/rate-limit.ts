import type { Request, Response } from 'express';
import { Refusal } from './refusal.js';
import type { RateLimits } from './seeds.js';
import type { User, World } from './world.js';

/** Counts one request of a user and says on the response how many are left. Throws Refusal 429 when none is. */
export type CountRequest = (user: User, request: Request, response: Response) => void;

const minute = 60_000;

/** What has a limit of its own. Its refusal is worded differently and can come while the general headers still show quota. */
const endpoints = [
  { name: 'notes', method: 'POST', path: /\/notes$/, window: minute },
  { name: 'users', method: 'GET', path: /\/users\/\d+$/, window: 10 * minute },
] as const;

/** Counts in windows by the clock. Source: https://docs.gitlab.com/user/gitlab_com/#rate-limits-on-gitlabcom */
export function createRateLimit(world: World, limits: RateLimits): CountRequest {
  const counters = new Map<string, Counter>();

  function countOne(name: string, window: number): { readonly count: number; readonly secondsLeft: number } {
    const now = world.now();
    const start = now - (now % window);
    const count = (counters.get(name)?.start === start ? (counters.get(name)?.count ?? 0) : 0) + 1;
    counters.set(name, { start, count });
    return { count, secondsLeft: Math.ceil((start + window - now) / 1_000) };
  }

  return (user, request, response) => {
    const { count, secondsLeft } = countOne(`api ${user.id}`, minute);
    response.set({
      'ratelimit-limit': String(limits.api),
      'ratelimit-remaining': String(Math.max(0, limits.api - count)),
      'ratelimit-observed': String(count),
      'ratelimit-reset': String(Math.floor(world.now() / 1_000) + secondsLeft),
      'ratelimit-name': 'throttle_authenticated_api',
    });
    if (count > limits.api) throw new Refusal(429, 'Retry later\n', { 'retry-after': String(secondsLeft) });
    const own = endpoints.find(({ method, path }) => method === request.method && path.test(request.path));
    if (!own) return;
    const counted = countOne(`${own.name} ${user.id}`, own.window);
    if (counted.count <= limits[own.name]) return;
    const error = 'This endpoint has been requested too many times. Try again later.';
    throw new Refusal(429, { message: { error } }, { 'retry-after': String(counted.secondsLeft) });
  };
}

/** How many came since a time, in milliseconds since the epoch. */
interface Counter {
  readonly start: number;
  readonly count: number;
}
