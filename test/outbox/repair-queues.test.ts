import { openSqlite } from '../../src/database/connection/open-sqlite.js';
import { describeRepair } from './describe-repair.js';

describeRepair(
  'SQLite',
  async () => ({ dialect: 'sqlite', db: openSqlite(':memory:') }),
  ({ db }) => db.destroy(),
);
