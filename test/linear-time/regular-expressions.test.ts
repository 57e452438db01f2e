import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { analyse } from 'scslre';

/** A regular expression that is written in a file of `src`. */
interface Literal {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

function literalsIn(file: string): readonly Literal[] {
  return find(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', target: 'es2022' }), file);
}

function find(node: unknown, file: string): readonly Literal[] {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap((child) => find(child, file));
  if (!('type' in node && node.type === 'RegExpLiteral' && 'pattern' in node && 'flags' in node)) return inside;
  return [{ file, source: String(node.pattern), flags: String(node.flags) }, ...inside];
}

/** Regular expressions that are put together when a module is loaded. */
async function built(module: string): Promise<readonly Literal[]> {
  const found: Literal[] = [];
  const { RegExp: original } = globalThis;
  globalThis.RegExp = new Proxy(original, {
    construct(target, given: [string, string?]) {
      found.push({ file: module, source: given[0], flags: given[1] ?? '' });
      return Reflect.construct(target, given);
    },
  });
  try {
    await jest.isolateModulesAsync(async () => void (await import(module)));
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}

function describeProblem({ file, source, flags }: Literal): readonly string[] {
  const { reports } = analyse({ source, flags });
  return reports.map(({ type, character }) => `${file}: /${source}/${flags} (${type}, repeat ${character.pick})`);
}

const files = filesIn(join(process.cwd(), 'src'));

test('no regular expression in the app takes more than linear time, whoever writes the text', () => {
  const literals = files.flatMap(literalsIn);

  expect(literals.length).toBeGreaterThan(200);
  expect(literals.flatMap(describeProblem)).toEqual([]);
});

test('nor does one that is put together', async () => {
  const composing = files.filter((file) => /new RegExp\(/.test(readFileSync(file, 'utf8')));
  const found: Literal[] = [];
  for (const file of composing) found.push(...(await built(file)));

  expect(composing.length).toBeGreaterThan(0);
  expect(found.length).toBeGreaterThanOrEqual(composing.length);
  expect(found.flatMap(describeProblem)).toEqual([]);
});

test('a quadratic and an exponential one are noticed', () => {
  const quadratic = { file: 'a', source: '\\s+$', flags: '' };
  const exponential = { file: 'b', source: '^(?:a+)+$', flags: '' };

  expect(describeProblem(quadratic)).toHaveLength(1);
  expect(describeProblem(exponential)).toHaveLength(1);
});
