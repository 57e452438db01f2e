import type { z } from 'zod';
import { withoutNulls } from '../requests/without-nulls.js';
import { failure } from './failure.js';

/**
 * What GitLab answered, as the schema has it; fields that are `null` count as left out.
 * @param what it should be, e.g. `an issue`
 * @throws ServiceFailure `bad-answer`, naming the fields that are not as they should be and none of their values
 */
export async function expectAnswer<Schema extends z.ZodType>(
  schema: Schema,
  what: string,
  answer: Promise<unknown>,
): Promise<z.output<Schema>> {
  const result = schema.safeParse(withoutNulls(await answer));
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`);
  throw failure(
    'bad-answer',
    'not-as-expected',
    "GitLab's answer",
    `this is not ${what} (${problems.slice(0, 5).join('; ')})`,
  );
}
