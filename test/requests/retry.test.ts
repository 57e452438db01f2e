import { ServiceFailure } from '../../src/call/ports/service-failure.js';
import { keepTrying, startTrying } from '../../src/requests/retry.js';

const busy = (retryAfterSeconds: number) =>
  new ServiceFailure('Slack asks to wait.', {
    service: 'Slack',
    kind: 'rate-limited',
    code: 'ratelimited',
    retryAfterSeconds,
  });

function waitsFor(failures: readonly Error[], isPermanent = (_failure: unknown) => false) {
  const waits: number[] = [];
  const left = [...failures];
  const result = keepTrying(
    async () => {
      const failure = left.shift();
      if (failure) throw failure;
      return 'done';
    },
    { isPermanent, onRetry: () => undefined, random: () => 1, sleep: async (wait) => void waits.push(wait) },
  );
  return { result, waits };
}

test('each wait is longer, up to ten seconds', async () => {
  const { result, waits } = waitsFor(Array.from({ length: 8 }, () => new Error('no connection')));

  expect(await result).toBe('done');
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
});

test('it waits at least as long as the service asks for', async () => {
  const { result, waits } = waitsFor([busy(30), busy(0)]);

  expect(await result).toBe('done');
  expect(waits).toEqual([30_000, 1_000]);
});

test('what is permanent is thrown at once', async () => {
  const refused = new Error('invalid_auth');
  const { result, waits } = waitsFor([new Error('no connection'), refused], (failure) => failure === refused);

  await expect(result).rejects.toBe(refused);
  expect(waits).toEqual([500]);
});

test('who waits for the first attempt only goes on when it has failed', async () => {
  let answers: () => void = () => undefined;
  const sleeping = new Promise<void>((resolve) => {
    answers = resolve;
  });
  const left = [new Error('no connection')];
  const { first, result } = startTrying(
    async () => {
      const failure = left.shift();
      if (failure) throw failure;
      return 'done';
    },
    { isPermanent: () => false, onRetry: () => undefined, random: () => 1, sleep: () => sleeping },
  );

  await first;
  answers();

  expect(await result).toBe('done');
});

test('a first attempt that is permanent is thrown to who waits for it', async () => {
  const { first, result } = startTrying(() => Promise.reject(new Error('invalid_auth')), {
    isPermanent: () => true,
    onRetry: () => undefined,
    random: () => 1,
    sleep: () => Promise.resolve(),
  });
  result.catch(() => undefined);

  await expect(first).rejects.toThrow('invalid_auth');
});
