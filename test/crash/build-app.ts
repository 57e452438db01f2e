import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** A fault that is put into the app to see that the crash table finds it. */
export interface Mutant {
  readonly name: string;
  /** Below `dist`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What the table must report of it. */
  readonly expected: 'LOST' | 'DOUBLED';
}

export const mutants: readonly Mutant[] = [
  {
    name: 'reconciliation is switched off: nobody looks for what an earlier attempt has posted',
    file: 'delivery/post-once.js',
    from: 'attempts <= 1',
    to: 'true',
    expected: 'DOUBLED',
  },
  {
    name: 'leases never run out: nobody takes up what a dead process was sending',
    file: 'outbox/claim.js',
    from: "or('due.next_at', '<=', now)",
    to: "or('next.state', '=', 'pending')",
    expected: 'LOST',
  },
];

/** The drivers stay outside the bundle: one has native code, and both are reached through the failpoint. */
const drivers = new Map([
  ['pg', 'postgres.mjs'],
  ['@photostructure/sqlite', 'sqlite.mjs'],
]);

/** Bundles of CommonJS packages ask for Node's own modules with `require`. */
const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Builds the built app (`dist`) once more, as one file that starts in a third of the time, with a failpoint before and after each
 * statement of the database. Returns the program.
 * @throws when the code that a mutant changes is not there any more
 */
export async function buildApp(mutant?: Mutant): Promise<string> {
  // Of this process alone: another one may be building while ours are started.
  const outdir = join('dist', `${mutant?.expected.toLowerCase() ?? 'app'}-${process.pid}`);
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  await build({
    entryPoints: ['dist/main.js', 'dist/runbook-worker/worker.js'],
    outbase: 'dist',
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    banner: { js: banner },
    external: ['pg-native'],
    plugins: [failpoints, ...(mutant === undefined ? [] : [mutation(mutant)])],
  });
  return join(outdir, 'main.js');
}

const failpoints: Plugin = {
  name: 'failpoints',
  setup({ onResolve }) {
    const folder = resolve('test/crash/failpoint');
    onResolve({ filter: /^(?:pg|@photostructure\/sqlite)$/ }, ({ path, resolveDir }) => {
      if (resolveDir === folder) return { path, external: true };
      return { path: join(folder, drivers.get(path) ?? path) };
    });
  },
};

function mutation({ file, from, to, name }: Mutant): Plugin {
  return {
    name: 'mutation',
    setup({ onLoad, onEnd }) {
      let isMade = false;
      const target = resolve('dist', file);
      onLoad({ filter: /\.js$/ }, ({ path }) => {
        if (path !== target) return undefined;
        const code = readFileSync(path, 'utf8');
        if (!code.includes(from)) return undefined;
        isMade = true;
        return { contents: code.replace(from, to), loader: 'js' };
      });
      onEnd(() => {
        if (!isMade) throw new Error(`The mutant cannot be made (${name}): dist/${file} does not contain ${from}.`);
      });
    },
  };
}
