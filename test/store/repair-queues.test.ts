import { openSqlite } from '../../src/store/open-sqlite.js';
import { describeRepair } from './describe-repair.js';

describeRepair(
  'SQLite',
  async () => ({ engine: 'sqlite', db: openSqlite(':memory:') }),
  ({ db }) => db.destroy(),
);
