import { readersTime } from '../../../src/slack/block-kit/moment.js';
import { messageForJane } from '../../support/views/as-people-see-it.js';

test.each([
  [
    'America/Los_Angeles',
    Date.UTC(2031, 9, 11, 6, 30),
    '<!date^1949466600^{date_long_pretty} at {time}|Fri 10 Oct 2031, 23:30 (America/Los_Angeles, UTC−7)>',
    'Saturday, October 11th, 2031 at 8:30 AM',
  ],
  [
    'UTC',
    Date.UTC(2031, 11, 31, 23, 59, 59, 999),
    '<!date^1956527999^{date_long_pretty} at {time}|Wed 31 Dec 2031, 23:59 (UTC)>',
    'Thursday, January 1st, 2032 at 12:59 AM',
  ],
  [
    'UTC+05:30',
    Date.UTC(2032, 2, 28, 1),
    '<!date^1964048400^{date_long_pretty} at {time}|Sun 28 Mar 2032, 06:30 (UTC+5:30)>',
    'Sunday, March 28th, 2032 at 3:00 AM',
  ],
])('a time in %s is shown in the reader’s zone, and falls back to its own', (zone, instant, written, shown) => {
  const text = readersTime({ instant, zone });

  expect(text).toBe(written);
  expect(messageForJane({ text, blocks: [] }).text).toBe(shown);
});

test('words before a time stand in its format, where Slack writes no capital, and in its fallback', () => {
  const text = `Done; ${readersTime({ instant: Date.UTC(2031, 9, 11, 6, 30), zone: 'UTC' }, 'next ')}.`;

  expect(text).toBe('Done; <!date^1949466600^next {date_long_pretty} at {time}|next Sat 11 Oct 2031, 06:30 (UTC)>.');
  expect(messageForJane({ text, blocks: [] }).text).toBe('Done; next Saturday, October 11th, 2031 at 8:30 AM.');
});
