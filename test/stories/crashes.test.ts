import { crashes } from '../../bench/crash/crashes.js';
import { runCrash } from '../../bench/crash/run-crash.js';
import { createSqliteDatabase } from '../../bench/crash/sqlite-database.js';

/** Where in its work the app is killed when it is killed anywhere. */
const chance = 0.4;

describe('the app is killed and started again, and every promise is kept once', () => {
  test.concurrent.each(crashes)(
    '$promised: $point',
    async (crash) => {
      const database = await createSqliteDatabase();

      const { kills, lost, doubled } = await runCrash(crash, database, chance);

      expect(kills).toBeGreaterThan(0);
      expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
      await database.remove();
    },
    120_000,
  );
});
