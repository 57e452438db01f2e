/** The database of one case, seen by somebody else than the app. */
export interface CrashDatabase {
  /** What the app is told in `DATABASE_URL`. */
  readonly address: string;
  /** How many promises there are by now, and how many of them are still to be kept. */
  count(): Promise<PromiseCount>;
  /** Waits until nobody writes, and lets nobody write until the returned function is called. Reading goes on. */
  holdWrites(): Promise<() => Promise<void>>;
  remove(): Promise<void>;
}

export interface PromiseCount {
  readonly made: number;
  readonly open: number;
}

/** One row: `made` and `open`. Both databases understand it. */
export const countPromises = `
  select count(*) as made, count(case when state in ('pending', 'sending') then 1 end) as open from delivery`;
