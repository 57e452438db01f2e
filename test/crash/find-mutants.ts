import { buildApp, type Mutant, mutants } from './build-app.js';
import type { KillPoint } from './kill-point.js';
import { sqlite } from './offers.js';
import { runScenario } from './run-scenario.js';
import { announcement } from './scenarios/announcement.js';

/** What should have happened by then will not happen, in milliseconds of real time. */
const patience = 20_000;

/** Puts each mutant into the app and kills it at two points. Returns a line for each, and whether all were found. */
export async function findMutants(): Promise<{ readonly lines: readonly string[]; readonly areFound: boolean }> {
  const found: { readonly line: string; readonly isFound: boolean }[] = [];
  for (const mutant of mutants) found.push(await find(mutant));
  return { lines: found.map(({ line }) => line), areFound: found.every(({ isFound }) => isFound) };
}

async function find(mutant: Mutant): Promise<{ readonly line: string; readonly isFound: boolean }> {
  const program = await buildApp(mutant);
  const database = await sqlite.create();
  try {
    const results = await runScenario(announcement, { database, program, most: 2, choose: atThePost, patience });
    const harm = results.flatMap(({ lost, doubled }) => (mutant.expected === 'LOST' ? lost : doubled));
    const isFound = harm.length > 0;
    const line = isFound ? `${mutant.expected}: ${harm[0]}` : `NOT FOUND, ${mutant.expected} was expected`;
    return { line: `Mutant: ${mutant.name}. ${line}`, isFound };
  } finally {
    await database.remove();
  }
}

function atThePost(points: readonly KillPoint[]): readonly KillPoint[] {
  return points.filter(
    (point) => point.at === 'request' && point.operation === 'chat.postMessage' && point.moment === 'is carried out',
  );
}
