import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ways to ask for the present time, for chance, or for the environment. */
const impure = [
  /\bDate\.now\(/,
  /\bnew Date\(\s*\)/,
  /\bDateTime\.(now|local|utc)\(\s*\)/,
  /\bMath\.random\(/,
  /\bprocess\./,
  /\bperformance\./,
];

const folders = ['src/runbook', 'src/schedule', 'src/call', 'src/slack/block-kit'];
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(50);
});

test.each(files)('%s takes time, chance and settings as arguments', (file) => {
  const source = readFileSync(file, 'utf8');

  expect(impure.filter((pattern) => pattern.test(source))).toEqual([]);
});
