import { createInFlight } from '../../src/slack/in-flight.js';

interface Work {
  readonly done: Promise<void>;
  readonly end: () => void;
  readonly fail: (error: Error) => void;
}

function promise(): Work {
  let work: Omit<Work, 'done'> | undefined;
  const done = new Promise<void>((end, fail) => {
    work = { end, fail };
  });
  return { done, end: () => work?.end(), fail: (error) => work?.fail(error) };
}

test('nothing under way is idle at once', async () => {
  const inFlight = createInFlight();

  expect(await inFlight.idle(0)).toBe(true);
});

test('it is idle when the last work has ended, however it ended', async () => {
  const inFlight = createInFlight();
  const [first, second] = [promise(), promise()];
  const results = Promise.allSettled([inFlight.track(() => first.done), inFlight.track(() => second.done)]);
  const seen: number[] = [];

  const idle = inFlight.idle(10_000).then((outcome) => {
    seen.push(inFlight.count());
    return outcome;
  });
  seen.push(inFlight.count());
  first.end();
  await first.done;
  second.fail(new Error('failed'));

  expect(await idle).toBe(true);
  expect(seen).toEqual([2, 0]);
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('work that begins while others wait is waited for too', async () => {
  const inFlight = createInFlight();
  const [first, second] = [promise(), promise()];
  const tracked = [inFlight.track(() => first.done)];
  let idle = false;
  const waiting = inFlight.idle(10_000).then(() => {
    idle = true;
  });

  tracked.push(inFlight.track(() => second.done));
  first.end();
  await tracked[0];
  expect(idle).toBe(false);
  second.end();
  await waiting;

  expect(idle).toBe(true);
});

test('it does not wait longer than it was told', async () => {
  const inFlight = createInFlight();
  const work = promise();
  const tracked = inFlight.track(() => work.done);

  expect(await inFlight.idle(10)).toBe(false);

  work.end();
  await tracked;
});

test('the result of the work comes back, and so does its error', async () => {
  const inFlight = createInFlight();

  await expect(inFlight.track(async () => 42)).resolves.toBe(42);
  await expect(inFlight.track(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(
    inFlight.track(() => {
      throw new Error('before it began');
    }),
  ).rejects.toThrow('before it began');
  expect(inFlight.count()).toBe(0);
});
