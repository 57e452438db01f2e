/** No schema of an answer goes deeper; what lies below stays as it is. */
const deepest = 16;

/**
 * An answer of Slack or GitLab with every field left out that is `null`. Both send `null` for optional fields that they
 * otherwise leave out (Slack: `tz` of an app's user; GitLab: `description`, `expires_at`), so one means as much as the
 * other. Elements of arrays keep their places.
 */
export function withoutNulls(answer: unknown, depth = 0): unknown {
  if (typeof answer !== 'object' || answer === null || depth === deepest) return answer;
  if (Array.isArray(answer)) return answer.map((element) => withoutNulls(element, depth + 1));
  const fields = Object.entries(answer).filter(([, value]) => value !== null);
  return Object.fromEntries(fields.map(([name, value]) => [name, withoutNulls(value, depth + 1)]));
}
