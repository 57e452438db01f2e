import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rows = readFileSync('docs/glossary.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| **'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, term = '', , type = '']) => ({ term: term.replaceAll('*', ''), type }));

const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join('src', file), 'utf8'))
  .join('\n');

test('the glossary has terms', () => {
  expect(rows.length).toBeGreaterThan(30);
});

test.each(rows.map(({ term, type }) => [term, type]))('%s is a name in the code: %s', (_term, type) => {
  const names = [...type.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !isInCode(name))).toEqual([]);
});

/** A type, a function, a field of a type (`NewJob.queue`), the kind of a job, or a folder. */
function isInCode(name: string): boolean {
  if (name.endsWith('/')) return readdirSync('.').includes(name.slice(0, -1));
  const [owner = '', field] = name.split('.');
  if (field !== undefined) return isInCode(owner) && new RegExp(`\\b${field}\\??[:(]`).test(source);
  return (
    new RegExp(`export (interface|type|class|const|(async )?function) ${owner}\\b`).test(source) ||
    new RegExp(`kind: '${owner}'`).test(source) ||
    new RegExp(`^\\s+${owner}\\(`, 'm').test(source)
  );
}
