/** An object of a payload, of which nothing else is known. */
export type PayloadRecord = Readonly<Record<string, unknown>>;

/** Whether it is an object with fields, which neither `null` nor a list is. */
export function isRecord(value: unknown): value is PayloadRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
