import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of a file in test/fixtures as an issue's description: GitLab drops blanks at its end whenever it is saved. */
export function fixture(path: string): string {
  return readFileSync(join(process.cwd(), 'test/fixtures', path), 'utf8').trimEnd();
}
