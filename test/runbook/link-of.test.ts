import { linkOf } from '../../src/runbook/link-of.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';

describe('linkOf', () => {
  test.each([
    ['https://example.zoom.com/j/1?pwd=2', 'https://example.zoom.com/j/1?pwd=2'],
    ['`https://example.zoom.com/j/1`', 'https://example.zoom.com/j/1'],
    ['<https://example.zoom.com/j/1>', 'https://example.zoom.com/j/1'],
    ['[Zoom](https://example.zoom.com/j/1)', 'https://example.zoom.com/j/1'],
    ['[Zoom](example.zoom.com/j/1)', 'https://example.zoom.com/j/1'],
    ['example.zoom.com/my/example.meeting', 'https://example.zoom.com/my/example.meeting'],
    ['localhost', undefined],
    ['http://localhost:8080/x', 'http://localhost:8080/x'],
    ['on the phone', undefined],
    ['javascript:alert(1)', undefined],
    ['[Zoom](javascript:alert(1))', undefined],
    ['e.g. later', undefined],
    ['', undefined],
  ])('reads %s as %s', (value, link) => {
    const { runbook } = parseRunbook(`| Runbook name | a |\n|---|---|\n| Meeting URL | ${value} |`);

    expect(runbook.header.meetingUrl && linkOf(runbook.header.meetingUrl)).toBe(link);
  });
});
