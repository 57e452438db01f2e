import { type FailureKind, ServiceFailure } from '../../src/call/ports/service-failure.js';
import { classifyFailure } from '../../src/delivery/classify-failure.js';
import { backOff } from '../../src/outbox/index.js';

const now = 1_000_000;

function failed(service: 'Slack' | 'GitLab', kind: FailureKind, code: string, retryAfterSeconds?: number) {
  const details = { service, kind, code, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
  return new ServiceFailure('It went wrong.', details);
}

describe('what follows from a failure', () => {
  it.each<['Slack' | 'GitLab', string]>([
    ['Slack', 'not_in_channel'],
    ['Slack', 'channel_not_found'],
    ['Slack', 'is_archived'],
    ['Slack', 'missing_scope'],
    ['Slack', 'invalid_auth'],
    ['Slack', 'message_not_found'],
    ['Slack', 'HTTP 409'],
    ['GitLab', 'HTTP 401'],
    ['GitLab', 'HTTP 403'],
    ['GitLab', 'HTTP 404'],
    ['GitLab', 'HTTP 405'],
    ['GitLab', 'internal_error'],
  ])('a person is needed when %s refuses with %s', (service, code) => {
    const outcome = classifyFailure(failed(service, 'refused', code), { attempts: 1, now, random: () => 0 }, false);

    expect(outcome).toEqual({ kind: 'failed', failure: { service, code, message: 'It went wrong.' } });
  });

  it.each<['Slack' | 'GitLab', FailureKind, string]>([
    ['GitLab', 'refused', 'HTTP 409'],
    ['GitLab', 'not-sent', 'ECONNREFUSED'],
    ['GitLab', 'unknown-outcome', 'HTTP 502'],
    ['GitLab', 'bad-answer', 'not-json'],
  ])('is tried again, up to eight times, after %s %s %s', (service, kind, code) => {
    const failure = failed(service, kind, code);
    const reason = { service, code, message: 'It went wrong.' };

    const first = classifyFailure(failure, { attempts: 1, now, random: () => 0 }, false);
    const seventh = classifyFailure(failure, { attempts: 7, now, random: () => 0 }, false);
    const eighth = classifyFailure(failure, { attempts: 8, now, random: () => 0 }, false);

    expect(first).toEqual({ kind: 'retry', dueAt: 1_000_500, failure: reason });
    expect(seventh).toEqual({ kind: 'retry', dueAt: 1_030_000, failure: reason });
    expect(eighth).toEqual({ kind: 'failed', failure: reason });
  });

  const minute = 60_000;
  const day = 24 * 60 * minute;
  /** Slack's failures that are over when Slack is. */
  const outages: readonly [FailureKind, string][] = [
    ['refused', 'internal_error'],
    ['refused', 'fatal_error'],
    ['refused', 'service_unavailable'],
    ['refused', 'team_added_to_org'],
    ['refused', 'ratelimited'],
    ['refused', 'rate_limited'],
    ['not-sent', 'connection'],
    ['unknown-outcome', 'connection'],
    ['unknown-outcome', 'HTTP 503'],
    ['bad-answer', 'not Slack’s answer'],
  ];

  it.each(outages)('goes on as long as Slack is down, for a day at most, after %s %s', (kind, code) => {
    const tried = (attempts: number, since: number) =>
      classifyFailure(
        failed('Slack', kind, code),
        { attempts, now, random: () => 0, firstAttemptAt: now - since },
        false,
      );

    expect(tried(1, 0)).toMatchObject({ kind: 'retry', dueAt: now + 500 });
    expect(tried(7, minute)).toMatchObject({ kind: 'retry', dueAt: now + 30_000 });
    expect(tried(8, 2 * minute)).toMatchObject({ kind: 'retry', dueAt: now + 30_000 });
    expect(tried(90, 60 * minute)).toMatchObject({ kind: 'retry', dueAt: now + 30_000 });
    expect(tried(2_000, day - 1)).toMatchObject({ kind: 'retry', dueAt: now + 30_000 });
    expect(tried(2_000, day)).toMatchObject({ kind: 'failed', failure: { service: 'Slack', code } });
    // Somebody has clicked “Try again” after more than a day: it gets its eight attempts.
    expect(tried(2, 2 * day)).toMatchObject({ kind: 'retry' });
  });

  it.each<[string, number, number, 'failed' | 'retry']>([
    ['half an hour ago', 30 * minute, 90, 'failed'],
    ['a while ago', 3 * minute, 12, 'failed'],
    ['just now', minute, 90, 'retry'],
    ['before its own attempts began', 60 * minute, 12, 'retry'],
    ['a while ago, and there were few attempts', 3 * minute, 7, 'retry'],
  ])('when Slack has done the same for other jobs %s', (_name, ago, attempts, kind) => {
    const hasAnsweredOthers = (from: number, to: number) => now - ago >= from && now - ago <= to;
    const attempt = { attempts, now, random: () => 0, firstAttemptAt: now - 60 * minute, hasAnsweredOthers };

    expect(classifyFailure(failed('Slack', 'unknown-outcome', 'HTTP 500'), attempt, false)).toMatchObject({ kind });
  });

  it.each<[FailureKind, number, number | undefined, number]>([
    ['rate-limited', 1, 30, 1_030_000],
    ['rate-limited', 1, undefined, 1_010_000],
    ['rate-limited', 1, 0, 1_010_000],
    ['rate-limited', 50, 30, 1_030_000],
    ['rate-limited', 50, 3_600, 4_600_000],
    ['unknown-outcome', 1, 30, 1_030_000],
    ['unknown-outcome', 7, 1, 1_030_000],
  ])('%s, attempt %d, told to wait %s s: again at %d', (kind, attempts, retryAfter, dueAt) => {
    const outcome = classifyFailure(
      failed('Slack', kind, 'busy', retryAfter),
      { attempts, now, random: () => 0 },
      false,
    );

    expect(outcome).toMatchObject({ kind: 'retry', dueAt });
  });
});

describe('the back-off', () => {
  it.each([
    [1, 0, 500],
    [1, 0.999, 1_000],
    [2, 0, 1_000],
    [2, 0.5, 1_500],
    [3, 0.999, 3_998],
    [6, 0, 16_000],
    [7, 0, 30_000],
    [8, 0.999, 59_970],
    [1_000, 0, 30_000],
  ])('after attempt %d, with chance %d, is %d ms', (attempts, chance, expected) => {
    expect(backOff({ attempts, random: () => chance })).toBe(expected);
  });
});
