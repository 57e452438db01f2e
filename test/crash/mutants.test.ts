import { readFileSync } from 'node:fs';
import { mutants } from './build-app.js';

test.each(mutants)('the code is there, once, that a mutant of the crash table changes: $name', ({ file, from }) => {
  expect(readFileSync(`dist/${file}`, 'utf8').split(from)).toHaveLength(2);
});
