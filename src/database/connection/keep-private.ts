import { chmod, mkdir, open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Lets only the app's own user read an SQLite database, whatever the umask: the file and everything beside it that begins
 * with its name (write-ahead log, shared memory, journal, copies) get mode 0600. A folder that is made gets 0700, and so
 * does one that holds nothing else. Makes the file when it is missing; SQLite gives its log and memory the file's mode.
 * @throws when folder or file cannot be made
 */
export async function keepPrivate(path: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600);
  await file.close();

  const names = await readdir(folder);
  const own = names.filter((name) => name.startsWith(basename(path)));
  await Promise.all(own.map((name) => narrow(join(folder, name), 0o600)));
  if (own.length === names.length) await narrow(folder, 0o700);
}

/** What belongs to another user cannot be changed, and what another process has just deleted need not be. */
async function narrow(path: string, mode: number): Promise<void> {
  try {
    await chmod(path, mode);
  } catch (error) {
    const code = typeof error === 'object' && error && 'code' in error ? error.code : undefined;
    if (code !== 'EPERM' && code !== 'ENOENT') throw error;
  }
}
