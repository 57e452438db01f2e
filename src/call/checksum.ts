/**
 * FNV-1a, 32 bits: a short mark by which a text is known again, for the values that Slack brings back. It tells one wording
 * from the next, and is no protection against anybody.
 */
export function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}-${(sum >>> 0).toString(36)}`;
}
