import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { emptySqliteFile } from './empty-sqlite-file.js';

const Report = z.object({ announced: z.array(z.number()), claimed: z.array(z.string()) });

async function runReplica(path: string, owner: string): Promise<z.infer<typeof Report>> {
  const program = join(__dirname, 'announce-from-a-process.ts');
  const run = promisify(execFile);
  const { stderr } = await run(process.execPath, ['--import', 'tsx', program, `sqlite:${path}`, owner]);
  return Report.parse(JSON.parse(stderr));
}

describe('two processes that start at once on one SQLite file', () => {
  it('announce each issue once and send each delivery once', async () => {
    const database = await emptySqliteFile();

    const reports = await Promise.all([runReplica(database.path, 'one'), runReplica(database.path, 'two')]);

    const announced = reports.flatMap((report) => report.announced);
    expect(announced.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    const claimed = reports.flatMap((report) => report.claimed);
    expect(new Set(claimed).size).toBe(claimed.length);
    await database.remove();
  }, 60_000);
});
