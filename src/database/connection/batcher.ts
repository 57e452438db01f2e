import { setTimeout as delay, setImmediate as letOthersRun } from 'node:timers/promises';

/** How many are done together at most: then the transaction is short enough for those who wait for what it holds. */
const most = 50;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Does things one after the other, and together what comes in meanwhile: where many come at once, one commit or one query
 * serves them all, and where one comes alone, it does not wait. Nobody hears of a result before it is committed.
 * @param work does everything or nothing; its results are in the order of the items
 * @param rest after each group, in milliseconds, so that more come in for the next; a full group does not wait for it
 */
export function createBatcher<Item, Result>(work: (items: readonly Item[]) => Promise<readonly Result[]>, rest = 0) {
  const waiting: Waiting<Item, Result>[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      // What is ready now comes in before that, and people's clicks are served between two groups.
      await letOthersRun();
      await doTogether(waiting.splice(0, most));
      if (rest > 0 && waiting.length < most) await delay(rest);
    }
    running = false;
  }

  /** What cannot be done with the others is tried alone, so that one mistake stays one mistake. */
  async function doTogether(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(group.map(({ item }) => item));
      results.forEach((result, index) => {
        group[index]?.resolve(result);
      });
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else for (const one of group) await doTogether([one]);
    }
  }

  return {
    add(item: Item): Promise<Result> {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (!running) void run();
      });
    },
  };
}
