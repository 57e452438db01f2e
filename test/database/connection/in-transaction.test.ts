import type { Kysely } from 'kysely';
import { inTransaction } from '../../../src/database/connection/in-transaction.js';
import { openSqlite } from '../../../src/database/connection/open-sqlite.js';
import type { Schema } from '../../../src/database/schema.js';

function errorWith(code: string): Error {
  return Object.assign(new Error(`PostgreSQL says ${code}`), { code });
}

describe('a transaction', () => {
  let db: Kysely<Schema>;

  beforeEach(() => {
    db = openSqlite<Schema>(':memory:');
  });

  afterEach(() => db.destroy());

  it.each(['40001', '40P01'])('is tried again when it was in the way of another one: %s', async (code) => {
    const work = jest
      .fn(async () => 'done')
      .mockRejectedValueOnce(errorWith(code))
      .mockRejectedValueOnce(errorWith(code));

    expect(await inTransaction(db, work)).toBe('done');

    expect(work).toHaveBeenCalledTimes(3);
  });

  it('is given up after five conflicts', async () => {
    const work = jest.fn(async () => Promise.reject(errorWith('40P01')));

    await expect(inTransaction(db, work)).rejects.toThrow('PostgreSQL says 40P01');

    expect(work).toHaveBeenCalledTimes(5);
  });

  it('is not tried again after any other error', async () => {
    const work = jest.fn(async () => Promise.reject(errorWith('23505')));

    await expect(inTransaction(db, work)).rejects.toThrow('PostgreSQL says 23505');

    expect(work).toHaveBeenCalledTimes(1);
  });
});
