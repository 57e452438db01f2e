import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
const literals = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
const values = /\$\{(?:[^{}]|\{[^{}]*\}|`[^`]*`)*\}/g;

/**
 * The sentences that source files hold as literals, in their order and each once; a value that is put into one is shown
 * as “…”. A sentence begins with a capital letter, a quotation mark or a value, and ends with a full stop. The texts of
 * errors for the log do neither.
 */
export function sentencesIn(paths: readonly string[]): readonly string[] {
  const found = paths.flatMap((path) => literalsIn(readFileSync(path, 'utf8')));
  return [...new Set(found.filter((text) => /^[\p{Lu}“…].* .*[.:]$/su.test(text)))];
}

/** The TypeScript files of folders and the folders in them, in the order of their paths. */
export function filesIn(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file))
      .sort(),
  );
}

/** Whether a file answers commands, clicks or submits. */
export function isListener(path: string): boolean {
  return readFileSync(path, 'utf8').includes('/listener-context.js');
}

function literalsIn(source: string): readonly string[] {
  const code = source.replace(comments, '').replace(values, '…');
  return [...code.matchAll(literals)].map(([, quoted, template]) => (quoted ?? template ?? '').replace(/\\(.)/g, '$1'));
}
