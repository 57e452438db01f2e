import { emptySqliteFile } from './empty-sqlite-file.js';
import { expectUpgrade } from './expect-upgrade.js';

describe('a database of version 1', () => {
  it('opens, knows its calls, sends what it has promised, and can record', async () => {
    const database = await emptySqliteFile();

    await expectUpgrade(`sqlite:${database.path}`);

    await database.remove();
  });
});
