/**
 * How many rows one statement names at most. SQLite takes 32,766 parameters in a statement and PostgreSQL 65,535, and a
 * new job has ten. Source: https://www.sqlite.org/limits.html (`SQLITE_MAX_VARIABLE_NUMBER`)
 */
export const mostInStatement = 500;

/** The items in their order, in lists that one statement may name. */
export function chunksOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const chunks: (readonly Item[])[] = [];
  for (let from = 0; from < items.length; from += mostInStatement)
    chunks.push(items.slice(from, from + mostInStatement));
  return chunks;
}

/** Runs a statement for so many of the items at a time, in their order, and returns everything that it returned. */
export async function inChunks<Item, Result>(
  items: readonly Item[],
  run: (chunk: readonly Item[]) => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const chunk of chunksOf(items)) for (const result of await run(chunk)) results.push(result);
  return results;
}
