import type { Crash } from '../../bench/crash/crash.js';
import { crashes } from '../../bench/crash/crashes.js';
import { createPostgresDatabase } from '../../bench/crash/postgres-database.js';
import { runCrash } from '../../bench/crash/run-crash.js';
import { describeOnPostgres, postgresUrl } from '../store/empty-postgres-schema.js';

/** Where the two databases differ: in what a process leaves behind that dies while it writes. */
const chosen = crashes.filter(({ point }) => point === 'answered, not recorded' || point === 'anywhere');

describeOnPostgres('on PostgreSQL, the app is killed and started again, and every promise is kept once', () => {
  test.concurrent.each<Crash>(chosen)(
    '$promised: $point',
    async (crash) => {
      const database = await createPostgresDatabase(postgresUrl ?? '');

      const { lost, doubled } = await runCrash(crash, database, 0.4);

      expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
      await database.remove();
    },
    120_000,
  );
});
