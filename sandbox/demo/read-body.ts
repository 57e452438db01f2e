import type { IncomingMessage } from 'node:http';

/** Two descriptions of an issue, which may have a mebibyte each, and some more. */
const longest = 8 * 1024 * 1024;

/** The JSON of a request; `undefined` when it is none. Throws Error when it is too long. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > longest) throw new Error('A request to the demo is too long.');
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
