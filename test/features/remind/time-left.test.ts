import { timeLeft } from '../../../src/features/remind/time-left.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

test.each([
  [0, 'now'],
  [29 * second, 'now'],
  [-29 * second, 'now'],
  [30 * second, 'in 1 minute'],
  [10 * minute, 'in 10 minutes'],
  [9 * minute + 59 * second, 'in 10 minutes'],
  [59 * minute + 29 * second, 'in 59 minutes'],
  [hour, 'in 1 hour'],
  [61 * minute, 'in 61 minutes'],
  [119 * minute, 'in 119 minutes'],
  [2 * hour, 'in 2 hours'],
  [24 * hour, 'in 24 hours'],
  [47 * hour, 'in 47 hours'],
  [48 * hour, 'in 2 days'],
  [63 * hour, 'in 2 days and 15 hours'],
  [49 * hour, 'in 2 days and 1 hour'],
  [-3 * minute, '3 minutes ago'],
  [-2 * hour, '2 hours ago'],
])('%d ms are “%s”', (milliseconds, words) => {
  expect(timeLeft(milliseconds)).toBe(words);
});
