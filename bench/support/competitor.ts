/** Something that does jobs when they are due. Here a job is nothing but its due time, in milliseconds since the epoch. */
export interface Competitor {
  /** With what decides how fast it is, e.g. `pg-boss, batches of 500`. */
  readonly name: string;
  /** Opens it on a database of its own, which is empty. `onJob` is all the work there is. */
  open(onJob: (dueAt: number) => void): Promise<OpenCompetitor>;
}

export interface OpenCompetitor {
  /** Stores a job for each of these times. */
  store(dueTimes: readonly number[]): Promise<void>;
  start(): Promise<void>;
  /** How many jobs the database holds for done. */
  countDone(): Promise<number>;
  /** Stops it. */
  close(): Promise<void>;
}
