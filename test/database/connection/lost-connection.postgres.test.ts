import { sql } from 'kysely';
import { openPostgres } from '../../../src/database/connection/open-postgres.js';
import { until } from '../../support/delivery/until.js';
import { describeOnPostgres, emptyPostgresSchema, onServer } from '../empty-postgres-schema.js';

describeOnPostgres('a connection that the server closes', () => {
  it('between two statements of a transaction fails that transaction, and nothing else', async () => {
    const schema = await emptyPostgresSchema();
    const lost: Error[] = [];
    const db = openPostgres<Record<string, never>>(schema.address, (error) => lost.push(error));
    const rejected = db.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
      await onServer(`select pg_terminate_backend(${rows[0]?.pid})`);
      await until('it has noticed', () => lost.length > 0);
      await sql`select 1`.execute(transaction);
    });

    await expect(rejected).rejects.toThrow();

    expect(lost[0]?.message).toMatch(/terminating connection/);
    await expect(sql`select 1`.execute(db)).resolves.toBeDefined();
    await db.destroy();
    await schema.remove();
  });
});
