import { createThrottle, type Throttle, type ThrottleDeps } from '../requests/throttle.js';
import type { OutgoingRequest, RawAnswer } from './http-client.js';

const minute = 60_000;

/** Of one user. Source: https://docs.gitlab.com/user/gitlab_com/#rate-limits-on-gitlabcom */
const api = { requests: 2_000, per: minute };

/** What has a limit of its own besides. Source: as above. */
const endpoints = [
  { method: 'POST', path: /\/notes$/, limit: { requests: 60, per: minute } },
  { method: 'GET', path: /\/users\/\d+$/, limit: { requests: 300, per: 10 * minute } },
] as const;

/** Where GitLab does not say for how long. In seconds. */
const unstatedHold = 30;

/** In seconds. */
const longestHold = 3_600;

export interface GitLabLimits {
  /**
   * Resolves when the request may be sent.
   * @throws TurnedAway when that would take too long
   */
  admit(request: OutgoingRequest): Promise<void>;

  /** Lets what counts towards the same limit wait if GitLab has refused the request for now. */
  answered(request: OutgoingRequest, answer: RawAnswer): void;
}

export function createGitLabLimits(parts: ThrottleDeps): GitLabLimits {
  const whole = createThrottle(api, parts);
  const own = endpoints.map((endpoint) => ({ ...endpoint, throttle: createThrottle(endpoint.limit, parts) }));

  function ownOf({ method, url }: OutgoingRequest): Throttle | undefined {
    return own.find((endpoint) => endpoint.method === method && endpoint.path.test(url.pathname))?.throttle;
  }

  return {
    admit: async (request) => {
      await ownOf(request)?.admit();
      await whole.admit();
    },
    answered: (request, { status, headers }) => {
      if (status !== 429) return;
      const stated = Number(headers['retry-after'] ?? unstatedHold);
      const seconds = Number.isFinite(stated) ? Math.min(Math.max(stated, 1), longestHold) : unstatedHold;
      // The headers tell of the general limit only: an endpoint's own can be used up while they show something left.
      const isGeneral = headers['ratelimit-remaining'] === '0';
      const throttle = isGeneral ? whole : (ownOf(request) ?? whole);
      throttle.holdFor(seconds * 1_000);
    },
  };
}
