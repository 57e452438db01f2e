import { describeHarm } from '../../bench/crash/crash-report.js';
import { crashes } from '../../bench/crash/crashes.js';
import { createPostgresDatabase } from '../../bench/crash/postgres-database.js';
import { runCrashes } from '../../bench/crash/run-crashes.js';
import { describeOnPostgres, postgresUrl } from '../store/empty-postgres-schema.js';

/** The two databases differ in what a process leaves behind there that dies while it writes. */
const whileWriting = new Set(['answered, not recorded', 'anywhere']);

describeOnPostgres('on PostgreSQL too, the next process keeps every promise, once', () => {
  test.concurrent.each(['announcement', 'direct reminder'] as const)(
    'when the app is killed while it records the %s',
    async (promised) => {
      const database = await createPostgresDatabase(postgresUrl ?? '');
      const points = crashes.filter((crash) => crash.promised === promised && whileWriting.has(crash.point));

      const results = await runCrashes(promised, points, database, 0.4);

      expect(results).toHaveLength(2);
      expect(describeHarm(results.map((result) => ({ ...result, database: 'PostgreSQL' })))).toEqual([]);
      await database.remove();
    },
    300_000,
  );
});
