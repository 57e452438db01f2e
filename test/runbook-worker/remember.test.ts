import { type MemoryLimits, remember } from '../../src/runbook-worker/remember.js';
import { eventually } from '../support/eventually.js';

const limits: MemoryLimits = { mostTexts: 3, mostLength: 10, forgetAfter: 60_000 };

/** What is read of a text is how often texts were read so far. */
function start(changed: Partial<MemoryLimits> = {}) {
  const read: string[] = [];
  const memory = remember((text) => ({ count: read.push(text) }), { ...limits, ...changed });
  return { read, memory };
}

test('a text that comes again is not read again', () => {
  const { read, memory } = start();

  const first = memory.of('a');
  memory.of('b');

  expect(memory.of('a')).toBe(first);
  expect(read).toEqual(['a', 'b']);
  memory.forget();
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
])('%s', (_what, asked, expected) => {
  const { read, memory } = start();

  for (const text of asked) memory.of(text);

  expect(read).toEqual(expected);
  memory.forget();
});

test('what was told to be forgotten is read again', () => {
  const { read, memory } = start();
  memory.of('a');

  memory.forget();
  memory.of('a');

  expect(read).toEqual(['a', 'a']);
  memory.forget();
});

test('everything is forgotten after a while, however often it was asked for', async () => {
  const { read, memory } = start({ forgetAfter: 5 });
  memory.of('a');

  await eventually(() => memory.of('a').count > 1);

  expect(read.length).toBeGreaterThan(1);
  memory.forget();
});
