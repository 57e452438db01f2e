import { emptySqliteFile } from './empty-sqlite-file.js';
import { runReplicas } from './run-replicas.js';

describe('two processes that start at once on one SQLite file', () => {
  it('announce each issue once and send each job once', async () => {
    const database = await emptySqliteFile();

    const { announced, claimed } = await runReplicas(`sqlite:${database.path}`);

    expect(announced.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(new Set(claimed).size).toBe(claimed.length);
    await database.remove();
  }, 60_000);
});
