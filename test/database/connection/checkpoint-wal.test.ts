import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { JobPayload } from '../../../src/call/jobs/job.js';
import { planOf, sampleCall, sampleJob } from '../../support/sample-call.js';
import { emptySqliteFile } from '../empty-sqlite-file.js';

/** More than a page of SQLite's, so that some of it stands on pages of its own. */
const longNote = '3 users of ACME-SECRET not found. '.repeat(300);

function edit(note: string): JobPayload {
  const task = { position: 1, name: 'Export the users of ACME-SECRET' };
  return { kind: 'issue-edit', edits: [{ kind: 'record-task', task, outcome: { result: 'Failed', note } }] };
}

async function textOf(path: string): Promise<string> {
  const folder = dirname(path);
  const files = (await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1'));
  return (await Promise.all(files)).join('');
}

describe('the words of an edit', () => {
  it('are nowhere in the files any more once it is made and the log is checkpointed', async () => {
    const database = await emptySqliteFile();
    const store = await database.open();
    const edits = ['short', longNote].map((note, n) =>
      sampleJob({ key: `edit ${n}`, queue: `${n}`, payload: edit(note) }),
    );
    await store.calls.announce(sampleCall(), () => planOf(...edits));
    await store.drafts.keep('V1', 'U1', longNote, 1_000);
    await store.checkpointWal();
    const before = await textOf(database.path);

    for (const job of await store.outbox.claim(1_000, 'replica', 2_000, 2))
      await store.outbox.recordResult(job, 'replica', { kind: 'completed' }, 1_100);
    await store.drafts.drop('V1');
    await store.checkpointWal();

    expect(before).toContain('ACME-SECRET');
    expect(await textOf(database.path)).not.toContain('ACME-SECRET');
    await store.close();
    await database.remove();
  });

  it('are left for the next time while somebody is writing', async () => {
    const database = await emptySqliteFile();
    const [one, another] = [await database.open(), await database.open()];

    const answers = await Promise.allSettled([
      ...Array.from({ length: 20 }, (_, iid) =>
        another.calls.announce(sampleCall(iid), () => planOf(sampleJob({ key: `edit ${iid}` }))),
      ),
      ...Array.from({ length: 20 }, () => one.checkpointWal()),
    ]);

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'fulfilled'));
    await Promise.all([one.close(), another.close()]);
    await database.remove();
  });
});
