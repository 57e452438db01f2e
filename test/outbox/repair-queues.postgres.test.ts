import { openPostgres } from '../../src/database/connection/open-postgres.js';
import { describeOnPostgres, emptyPostgresSchema } from '../database/empty-postgres-schema.js';
import { describeRepair } from './describe-repair.js';

describeOnPostgres('with PostgreSQL', () => {
  let remove: () => Promise<void>;

  describeRepair(
    'PostgreSQL',
    async () => {
      const schema = await emptyPostgresSchema();
      remove = schema.remove;
      return { dialect: 'postgres', db: openPostgres(schema.address, () => undefined) };
    },
    async ({ db }) => {
      await db.destroy();
      await remove();
    },
  );
});
