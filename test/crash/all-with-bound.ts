/** Does `work` for every item, at most `bound` at once, and returns the results in the order of the items. */
export async function allWithBound<Item, Result>(
  items: readonly Item[],
  bound: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Map<number, Result>();
  const queue = items.entries();
  const workers = Array.from({ length: bound }, async () => {
    for (const [index, item] of queue) results.set(index, await work(item));
  });
  await Promise.all(workers);
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}
