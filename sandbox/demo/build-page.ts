import { copyFile, mkdir } from 'node:fs/promises';
import { build, stop } from 'esbuild';

/** Where the built page is, from the top of the project. */
export const pageFolder = 'dist-demo';

const source = 'sandbox/demo/page';

/** Bundles the page and tells which files went into it. Rejects with esbuild's messages when it cannot be built. */
export async function buildPage(): Promise<readonly string[]> {
  await mkdir(pageFolder, { recursive: true });
  const { metafile } = await build({
    entryPoints: { page: `${source}/main.tsx`, 'page-style': `${source}/page.css` },
    outdir: pageFolder,
    bundle: true,
    metafile: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  for (const name of ['index.html', 'icon.svg']) await copyFile(`${source}/${name}`, `${pageFolder}/${name}`);
  // esbuild works in a process of its own, which would wait for more as long as the demo runs.
  await stop();
  return Object.keys(metafile.inputs);
}
