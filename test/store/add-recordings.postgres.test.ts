import { describeOnPostgres, emptyPostgresSchema } from './empty-postgres-schema.js';
import { expectUpgrade } from './expect-upgrade.js';

describeOnPostgres('a PostgreSQL database of version 1', () => {
  it('opens, knows its calls, sends what it has promised, and can record', async () => {
    const schema = await emptyPostgresSchema();

    await expectUpgrade(schema.address);

    await schema.remove();
  });
});
