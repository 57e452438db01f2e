import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const text = ['ARCHITECTURE.md', 'docs/invariants.md', 'CONTRIBUTING.md']
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n\n');

test.each(pathsBelow('src', 'docs', 'sandbox', 'test'))(
  'the documents name a file or folder that is there: %s',
  (path) => {
    expect(existsSync(path)).toBe(true);
  },
);

test('the documents name tests that are there', () => {
  const tests = new Set(readdirSync('test', { recursive: true, encoding: 'utf8' }).map((path) => basename(path)));
  const named = [...text.matchAll(/`([\w.-]+\.test\.ts)`/g)].map(([, name = '']) => name);

  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !tests.has(name))).toEqual([]);
});

/** Paths in these folders, and bare file names after a path in the same paragraph, which are its siblings. */
function pathsBelow(...folders: readonly string[]): readonly string[] {
  const paths = text.split('\n\n').flatMap((paragraph) => {
    let folder: string | undefined;
    return [...paragraph.matchAll(/`([\w./-]+)`/g)].flatMap(([, name = '']) => {
      if (folders.some((each) => name.startsWith(`${each}/`))) {
        folder = dirname(name);
        return [name];
      }
      return folder?.startsWith('src') && name === basename(name) && name.endsWith('.ts') && !name.endsWith('.test.ts')
        ? [join(folder, name)]
        : [];
    });
  });
  return [...new Set(paths)];
}
