import type { Busy } from '../../src/call/ports/runbook-reader.js';
import { type CacheLimits, shareReadings } from '../../src/runbook-worker/share-readings.js';
import { eventually } from '../support/eventually.js';

const limits: CacheLimits = { mostTexts: 3, mostLength: 10, forgetAfter: 60_000 };

interface Counted {
  readonly count: number;
}

/** What is read of a text is how often texts were read so far. */
function start(changed: Partial<CacheLimits> = {}) {
  const read: string[] = [];
  const joined: string[] = [];
  const readings = shareReadings<Counted>({ ...limits, ...changed });
  const join = (asker: string) => void joined.push(asker);
  const of = (text: string, result: Counted | Busy = { count: read.length + 1 }) =>
    readings.of(text, `asker of ${text}`, () => {
      read.push(text);
      return { result: Promise.resolve(result), join };
    });
  return { read, joined, readings, of };
}

test('a text that comes again is not read again', async () => {
  const { read, readings, of } = start();

  const first = await of('a');
  await of('b');

  expect(await of('a')).toBe(first);
  expect(read).toEqual(['a', 'b']);
  readings.forget();
});

test('a text that is being read is read once, for all who ask', async () => {
  const { read, joined, readings, of } = start();

  const [first, second] = await Promise.all([of('a'), of('a')]);

  expect(second).toBe(first);
  expect(read).toEqual(['a']);
  expect(joined).toEqual(['asker of a']);
  readings.forget();
});

test('what was refused or failed is tried again', async () => {
  const { read, readings, of } = start();
  const failing = () => ({ result: Promise.reject(new Error('no')), join: () => undefined });

  expect(await of('a', { kind: 'busy' })).toEqual({ kind: 'busy' });
  await expect(readings.of('a', 'a', failing)).rejects.toThrow('no');

  expect(await of('a')).toEqual({ count: 2 });
  expect(read).toEqual(['a', 'a']);
  readings.forget();
});

test.each<[string, readonly string[], readonly string[]]>([
  ['as many texts as allowed are kept', ['a', 'b', 'c', 'a', 'b', 'c'], ['a', 'b', 'c']],
  ['with one more the oldest goes', ['a', 'b', 'c', 'd', 'b', 'c', 'd', 'a'], ['a', 'b', 'c', 'd', 'a']],
  ['texts of the length allowed are kept', ['aaaaa', 'bbbbb', 'aaaaa', 'bbbbb'], ['aaaaa', 'bbbbb']],
  [
    'as many go as a long one needs',
    ['aaa', 'bbb', 'cccccccc', 'bbb', 'aaa'],
    ['aaa', 'bbb', 'cccccccc', 'bbb', 'aaa'],
  ],
  [
    'one that is too long is not kept, and drives out nobody',
    ['a', 'b'.repeat(11), 'a', 'b'.repeat(11)],
    ['a', 'b'.repeat(11), 'b'.repeat(11)],
  ],
  ['the empty text is a text', ['', ''], ['']],
])('%s', async (_what, asked, expected) => {
  const { read, readings, of } = start();

  for (const text of asked) await of(text);

  expect(read).toEqual(expected);
  readings.forget();
});

test('what was told to be forgotten is read again', async () => {
  const { read, readings, of } = start();
  await of('a');

  readings.forget();
  await of('a');

  expect(read).toEqual(['a', 'a']);
  readings.forget();
});

test('everything is forgotten after a while, however often it was asked for', async () => {
  const { read, readings, of } = start({ forgetAfter: 5 });
  await of('a');

  await eventually(async () => {
    await of('a');
    return read.length > 1;
  });

  readings.forget();
});
