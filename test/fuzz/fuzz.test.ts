import { targets } from './targets.js';

/** The same inputs every time, so that a change is what makes it fail; `npm run fuzz` tries others. */
const seed = Number(process.env.FUZZ_SEED ?? 20_311_010);

/** For each target, in milliseconds: all of them take less than a minute. */
const budget = 6_000;

test.each(targets)('$name', async (target) => {
  const { cases, failure } = await target.run(seed, budget);

  expect(failure).toBeUndefined();
  expect(cases).toBeGreaterThan(10);
});
