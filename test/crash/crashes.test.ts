import { promisedKinds } from './crash.js';
import { describeHarm } from './crash-report.js';
import { crashes } from './crashes.js';
import { runCrashes } from './run-crashes.js';
import { createSqliteDatabase } from './sqlite-database.js';

/** Where in its work the app is killed when it is killed anywhere. */
const chance = 0.4;

describe('wherever the app is killed, the next process keeps every promise, once', () => {
  test.concurrent.each(promisedKinds)(
    'while the %s is sent',
    async (promised) => {
      const database = await createSqliteDatabase();
      const points = crashes.filter((crash) => crash.promised === promised);

      const results = await runCrashes(promised, points, database, chance);

      expect(results.map(({ crash }) => crash.point)).toEqual(points.map(({ point }) => point));
      expect(describeHarm(results.map((result) => ({ ...result, database: 'SQLite' })))).toEqual([]);
      await database.remove();
    },
    300_000,
  );
});
