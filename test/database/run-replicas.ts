import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const Report = z.object({ announced: z.array(z.number()), claimed: z.array(z.string()) });

/** What two processes that started at once on one database have announced and claimed. */
export async function runReplicas(address: string): Promise<z.infer<typeof Report>> {
  const reports = await Promise.all([runReplica(address, 'one'), runReplica(address, 'two')]);
  return {
    announced: reports.flatMap(({ announced }) => announced),
    claimed: reports.flatMap(({ claimed }) => claimed),
  };
}

async function runReplica(address: string, owner: string): Promise<z.infer<typeof Report>> {
  const program = join(__dirname, 'announce-from-a-process.ts');
  const run = promisify(execFile);
  const { stderr } = await run(process.execPath, ['--import', 'tsx', program, address, owner]);
  return Report.parse(JSON.parse(stderr));
}
