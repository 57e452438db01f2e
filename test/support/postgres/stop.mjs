import { rmSync } from 'node:fs';

/** Stops the server that `start.mjs` has started, and removes its files. */
export default async function stop() {
  const { postgres } = globalThis;
  if (!postgres) return;
  await postgres.server.stop();
  rmSync(postgres.folder, { recursive: true, force: true });
}
