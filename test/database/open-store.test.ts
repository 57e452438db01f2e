import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/database/open-store.js';
import { emptyPlan, sampleCall } from '../support/sample-call.js';

const hooks = { onEnqueued: () => undefined };

describe('opening the store', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'runbook-calls-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('makes the folder and the file, and finds there later what was stored', async () => {
    const address = `sqlite:${join(folder, 'deep/down/runbook.db')}`;
    const first = await openStore(address, hooks);
    const { call } = await first.calls.announce(sampleCall(), emptyPlan);
    await first.close();

    const second = await openStore(address, hooks);

    expect(await second.calls.call(call.id)).toEqual(call);
    await second.close();
  });

  it('keeps nothing in memory for the next one', async () => {
    const first = await openStore('sqlite::memory:', hooks);
    await first.calls.announce(sampleCall(), emptyPlan);
    await first.close();

    const second = await openStore('sqlite::memory:', hooks);

    expect(await second.calls.callOfIssue(sampleCall().issue)).toBeUndefined();
    await second.close();
  });

  it.each([
    ['mysql://runbook:hunter2@db.example', 'the scheme "mysql:"'],
    ['postgres:runbook:hunter2', 'the scheme "postgres:"'],
    ['data/runbook.db', 'no scheme'],
    ['sqlite:', 'the scheme "sqlite:"'],
    ['', 'no scheme'],
  ])('refuses the address %j and says what it supports, without repeating a password', async (address, named) => {
    const opening = openStore(address, hooks);

    await expect(opening).rejects.toThrow(`The database address has ${named}, which is not supported.`);
    await expect(opening).rejects.toThrow('Supported are sqlite:data/runbook.db for a file');
    await expect(opening).rejects.not.toThrow('hunter2');
  });

  it('names a file that is not a database', async () => {
    const path = join(folder, 'notes.txt');
    await writeFile(path, 'Not a database, but long enough to have a header. '.repeat(20));

    await expect(openStore(`sqlite:${path}`, hooks)).rejects.toThrow(
      `The database ${path} cannot be opened: Error: file is not a database`,
    );
  });

  it('does not answer a ping after it was closed', async () => {
    const store = await openStore('sqlite::memory:', hooks);
    await store.close();

    await expect(store.ping()).rejects.toThrow();
  });

  it('writes nothing of a call to the disk beyond the fields that are declared safe', async () => {
    const store = await openStore(`sqlite:${join(folder, 'runbook.db')}`, hooks);
    const { fields, announcedBy, ...rest } = sampleCall();
    const careless = {
      ...rest,
      fields: { ...fields, customerContacts: ['ann@customer.example'], dri: { ...fields.dri, phone: '555-0100' } },
      announcedBy: { ...announcedBy, email: 'jane@gitlab.example' },
    };

    await store.calls.announce(careless, emptyPlan);

    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')));
    const written = files.join('');
    expect(written).toContain('Acme - Enforce 2FA');
    expect(written).not.toMatch(/ann@customer\.example|555-0100|jane@gitlab\.example/);
    await store.close();
  });
});
