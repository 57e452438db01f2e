import { readFileSync, writeFileSync } from 'node:fs';
import { messagesDocument } from './messages-document.js';

const path = 'docs/messages.md';

test('docs/messages.md shows every text as the code has it', () => {
  const made = messagesDocument();
  if (process.env.UPDATE === '1') writeFileSync(path, made);

  expect(made.split('\n').length).toBeLessThan(900);
  expect(readFileSync(path, 'utf8')).toBe(made);
});
