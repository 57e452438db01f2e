/**
 * The smallest of the values that at least the share `p` of them does not exceed (nearest rank).
 * @param p more than 0, at most 1
 * @throws when there are no values
 */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.ceil(p * sorted.length) - 1];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
