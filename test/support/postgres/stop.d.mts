/** Stops the PostgreSQL that `start` has started. */
export default function stop(): Promise<void>;
