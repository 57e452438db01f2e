import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/database/open-store.js';
import type { EmptyDatabase } from '../contracts/empty-database.js';

const silent = { onEnqueued: () => undefined };

/** A database file in a folder of its own. */
export async function emptySqliteFile(): Promise<EmptyDatabase & { readonly path: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'runbook-calls-'));
  const path = join(folder, 'runbook.db');
  return {
    path,
    open: (hooks = silent) => openStore(`sqlite:${path}`, hooks),
    remove: () => rm(folder, { recursive: true }),
  };
}
