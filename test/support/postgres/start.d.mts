/** Starts a PostgreSQL for tests and puts its address into TEST_PG_URL; does nothing where none can be started. */
export default function start(jest: {
  readonly rootDir: string;
  readonly testPathPatterns: { readonly patterns: readonly string[] };
}): Promise<void>;
