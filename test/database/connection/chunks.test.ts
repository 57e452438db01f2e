import { readdirSync, readFileSync } from 'node:fs';
import { inChunks, mostInStatement } from '../../../src/database/connection/chunks.js';

const files = ['database', 'outbox'].flatMap((folder) =>
  readdirSync(`src/${folder}`)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/${folder}/${file}`),
);

/** Every list in a statement, `'in', names`: no query of its own, `'in', (eb) => …`, no list written out, and not the kinds. */
const listed = /'in', (?!\(|\['|\[\.\.\.(?:cancels\.)?kinds)([^)]*)\)/g;

test.each(files)('no statement in %s names a list that could be of any length', (file) => {
  const lists = [...readFileSync(file, 'utf8').matchAll(listed)].map(([, list]) => list);

  expect(lists.filter((list) => list !== 'chunk')).toEqual([]);
});

test('a statement is run for so many rows at a time, in their order', async () => {
  const items = Array.from({ length: 2 * mostInStatement + 1 }, (_, n) => n);
  const sizes: number[] = [];

  const results = await inChunks(items, async (chunk) => {
    sizes.push(chunk.length);
    return chunk.map((n) => n * 2);
  });

  expect(sizes).toEqual([mostInStatement, mostInStatement, 1]);
  expect(results).toEqual(items.map((n) => n * 2));
});

test('nothing is run for no rows', async () => {
  const run = jest.fn(async () => []);

  expect(await inChunks([], run)).toEqual([]);
  expect(run).not.toHaveBeenCalled();
});
