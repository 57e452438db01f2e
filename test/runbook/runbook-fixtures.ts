import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const fixtureFolder = join(process.cwd(), 'test/fixtures/runbooks');

/** Names of all fixtures, without the ending. */
export const fixtureNames: readonly string[] = readdirSync(fixtureFolder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -'.md'.length));

/** The Markdown of a fixture, byte for byte. */
export function readFixture(name: string): string {
  return readFileSync(join(fixtureFolder, `${name}.md`), 'utf8');
}
