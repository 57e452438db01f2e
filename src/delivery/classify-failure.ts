import type { ServiceFailure } from '../call/ports/service-failure.js';
import type { AttemptResult } from '../call/ports/store.js';
import { type Attempt, backOff, retryAfterOutage, retryLater } from '../outbox/index.js';

/**
 * Refusals that pass by themselves. Slack: its own troubles and a workspace on the move, from its list of common
 * errors. GitLab: 409 is `Resource lock`, another write to the same issue at the same moment.
 */
const passing: Readonly<Record<ServiceFailure['service'], ReadonlySet<string>>> = {
  Slack: new Set([
    'internal_error',
    'fatal_error',
    'service_unavailable',
    'team_added_to_org',
    'ratelimited',
    'rate_limited',
  ]),
  GitLab: new Set(['HTTP 409']),
};

/** How long to wait when a service asks to wait and does not say how long, in milliseconds. */
const unasked = 10_000;

/**
 * What follows from a service's failure.
 * A refusal waits for a person (`not_in_channel`, `HTTP 403`): repeating it would only be refused again. Everything
 * else is tried again with a back-off: a limited number of times at GitLab, and at Slack until it answers again, because
 * a post that nobody is told of is lost. Being rate-limited is no reason to give up, however
 * often it happens: the service is well and has said when to come back. The request did nothing, so unless the attempt
 * has posted before it, it does not count and the next one has nothing to look for.
 * @param mayHavePosted whether the attempt has posted something, or may have, before it failed
 */
export function classifyFailure(failure: ServiceFailure, attempt: Attempt, mayHavePosted: boolean): AttemptResult {
  const { service, code, message } = failure;
  const reason = { service, code, message };
  const asked = (failure.retryAfterSeconds ?? 0) * 1_000;
  const again = service === 'Slack' ? retryAfterOutage : retryLater;
  switch (failure.kind) {
    case 'refused':
      return isPassing(failure) ? again(reason, attempt, asked) : { kind: 'failed', failure: reason };
    case 'rate-limited':
      return {
        kind: 'retry',
        dueAt: attempt.now + Math.max(asked || unasked, backOff(attempt)),
        failure: reason,
        hadNoEffect: !mayHavePosted,
      };
    case 'not-sent':
    case 'unknown-outcome':
    case 'bad-answer':
      return again(reason, attempt, asked);
  }
}

/** Whether a refusal passes by itself. */
export function isPassing({ service, code }: ServiceFailure): boolean {
  return passing[service].has(code);
}
