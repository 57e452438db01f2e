import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../src/database/open-store.js';
import { emptyPlan, sampleCall } from '../../support/sample-call.js';

const hooks = { onEnqueued: () => undefined };

describe.each([[0o000], [0o022], [0o077]])('with the umask %o', (umask) => {
  let top: string;
  let before: number;
  const opened: { close(): Promise<void> }[] = [];
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'runbook-private-'));
    before = process.umask(umask);
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close().catch(() => undefined);
    process.umask(before);
    rmSync(top, { recursive: true });
  });

  test('a new database, its log and its memory are for their owner alone, and so is the folder', async () => {
    const folder = join(top, 'data');

    await announceIn(folder);

    expect(modesIn(folder)).toEqual({ 'runbook.db': '600', 'runbook.db-shm': '600', 'runbook.db-wal': '600' });
    expect(modeOf(folder)).toBe('700');
  });

  test('a database that everybody could read is narrowed, with its copies', async () => {
    const folder = join(top, 'data');
    await (await announceIn(folder)).close();
    writeFileSync(join(folder, 'runbook.db.backup'), '');
    chmodSync(folder, 0o755);
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o666);

    await announceIn(folder);

    expect(new Set(Object.values(modesIn(folder)))).toEqual(new Set(['600']));
    expect(modeOf(folder)).toBe('700');
  });

  test('a folder that holds other things as well keeps its mode', async () => {
    const folder = join(top, 'shared');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'other.txt'), '');
    chmodSync(join(folder, 'other.txt'), 0o644);

    await announceIn(folder);

    expect(modeOf(folder)).toBe('755');
    expect(modesIn(folder)).toMatchObject({ 'other.txt': '644', 'runbook.db': '600', 'runbook.db-wal': '600' });
  });

  async function announceIn(folder: string) {
    const store = await openStore(`sqlite:${join(folder, 'runbook.db')}`, hooks);
    opened.push(store);
    const { issue, ...rest } = sampleCall();
    await store.calls.announce({ ...rest, issue: { ...issue, iid: issue.iid + opened.length } }, emptyPlan);
    return store;
  }
});

function modesIn(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, modeOf(join(folder, name))]));
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}
