import { describeOnPostgres, postgresUrl } from '../database/empty-postgres-schema.js';
import { describeHarm } from './crash-report.js';
import { crashes } from './crashes.js';
import { createPostgresDatabase } from './postgres-database.js';
import { runCrashes } from './run-crashes.js';

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
