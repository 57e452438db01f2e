import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { reviewRunbook } from '../../src/runbook/review-runbook.js';
import { fixtureFolder, fixtureNames, readFixture } from './runbook-fixtures.js';
import { summariseRunbook } from './summarise-runbook.js';
import { lineOf, writtenPlaces } from './written-places.js';

describe('every runbook in test/fixtures/runbooks', () => {
  test.each(fixtureNames)('%s is read as its .json says', (name) => {
    const { runbook } = parseRunbook(readFixture(name));
    const { problems } = reviewRunbook(readFixture(name));

    const summary: unknown = JSON.parse(JSON.stringify(summariseRunbook(runbook, problems)));

    expect(summary).toEqual(expectation(name, summary));
  });

  test.each(fixtureNames)('%s has every place where the runbook says it is', (name) => {
    const source = readFixture(name);

    const { runbook } = parseRunbook(source);

    for (const { span, markdown, line } of writtenPlaces(runbook)) {
      expect(source.slice(span.start, span.end)).toBe(markdown);
      expect(line).toBe(lineOf(source, span.start));
    }
    for (const { mark, line } of [...runbook.preCall, ...runbook.postCall]) {
      expect(source.slice(mark.start - 1, mark.end + 1)).toMatch(/^\[ ?.? ?\]$|^[[ ][xy][\] ]$/u);
      expect(line).toBe(lineOf(source, mark.start));
    }
  });
});

/** The golden file; `UPDATE=1` writes what the code says, for a person to read and judge. */
function expectation(name: string, summary: unknown): unknown {
  const file = join(fixtureFolder, `${name}.json`);
  if (process.env.UPDATE === '1') writeFileSync(file, `${JSON.stringify(summary, null, 2)}\n`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : 'a .json beside the .md (run with UPDATE=1)';
}
