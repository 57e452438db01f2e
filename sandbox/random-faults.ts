import type { Fault } from './faults.js';

/** A number from 0 up to 1. */
type Random = () => number;

type When = 'before' | 'after';

const json = 'application/json; charset=utf-8';

/** A way in which a service fails, and how often in comparison with the others. */
interface Failure {
  readonly weight: number;
  readonly fault: (when: When, random: Random) => Fault;
}

/** Answers that no request of ours has come to, from a proxy in between: they look the same for both services. */
const onTheWay: readonly Failure[] = [
  { weight: 4, fault: (when) => ({ kind: 'reset', when }) },
  { weight: 1, fault: (when) => ({ kind: 'silence', when }) },
  { weight: 2, fault: () => ({ kind: 'cut-off' }) },
  { weight: 2, fault: (when) => page(502, 'Bad Gateway', when) },
  { weight: 2, fault: (when) => page(504, 'Gateway Time-out', when) },
  { weight: 1, fault: () => ({ kind: 'html' }) },
  { weight: 1, fault: (when) => ({ kind: 'answer', status: 200, contentType: json, body: '{"ok":true,"cha', when }) },
];

/** Slack answers some of its own errors with status 200. Of `fatal_error` it says that part of the request may have been done. */
const slackFailures: readonly Failure[] = [
  ...onTheWay,
  { weight: 4, fault: () => asJson(429, { ok: false, error: 'ratelimited' }, 'before', 1) },
  { weight: 1, fault: (when) => asJson(200, { ok: false, error: 'internal_error' }, when) },
  { weight: 1, fault: (when) => asJson(200, { ok: false, error: 'fatal_error' }, when) },
  { weight: 1, fault: () => asJson(503, { ok: false, error: 'service_unavailable' }, 'before') },
  { weight: 2, fault: (when) => page(500, 'Internal Server Error', when) },
];

const gitlabFailures: readonly Failure[] = [
  ...onTheWay,
  { weight: 4, fault: (_, random) => retryLater(1 + Math.floor(random() * 2)) },
  { weight: 3, fault: (when) => asJson(500, { message: '500 Internal Server Error' }, when) },
  { weight: 1, fault: () => page(503, 'Service Unavailable', 'before') },
];

/**
 * Lets a service fail as the real one does: a share of its answers (0 to 1) is an error, late, broken or lost, half of them
 * after the request has taken effect.
 * @param onFault hears of each
 */
export function failingAtRandom(
  service: 'slack' | 'gitlab',
  share: number,
  random: Random,
  onFault: (operation: string, fault: Fault) => void,
): (operation: string) => Fault | undefined {
  const failures = service === 'slack' ? slackFailures : gitlabFailures;
  const all = failures.reduce((sum, { weight }) => sum + weight, 0);
  return (operation) => {
    if (random() >= share) return undefined;
    let left = random() * all;
    const failure = failures.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
    const fault = failure?.fault(random() < 0.5 ? 'before' : 'after', random);
    if (fault) onFault(operation, fault);
    return fault;
  };
}

function asJson(status: number, body: object, when: When, retryAfter?: number): Fault {
  const answer = { kind: 'answer', status, contentType: json, body: JSON.stringify(body), when } as const;
  return retryAfter === undefined ? answer : { ...answer, retryAfter };
}

function page(status: number, title: string, when: When): Fault {
  const body = `<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1></body></html>`;
  return { kind: 'answer', status, contentType: 'text/html', body, when };
}

/** https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/ */
function retryLater(retryAfter: number): Fault {
  return { kind: 'answer', status: 429, contentType: 'text/plain', body: 'Retry later\n', retryAfter, when: 'before' };
}
