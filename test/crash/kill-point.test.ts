import { describePoint, killPoints, spread } from './kill-point.js';

const trace = {
  requests: [
    { service: 'gitlab', operation: 'GET /api/v4/projects/group/project/issues/7' },
    { service: 'slack', operation: 'chat.postMessage' },
    { service: 'slack', operation: 'chat.postMessage' },
  ],
  statements: ['begin immediate', 'update "queue" set', 'commit'],
} as const;

test('a request that changes something has three points, one that reads two, a statement one, a commit two', () => {
  expect(killPoints(trace).map(describePoint)).toEqual([
    'GET …/issues/7 1 arrives',
    'GET …/issues/7 1 is answered',
    'chat.postMessage 1 arrives',
    'chat.postMessage 1 is carried out',
    'chat.postMessage 1 is answered',
    'chat.postMessage 2 arrives',
    'chat.postMessage 2 is carried out',
    'chat.postMessage 2 is answered',
    'before statement 1 (begin immediate)',
    'before statement 2 (update "queue" set)',
    'before statement 3 (commit)',
    'after statement 3 (commit)',
  ]);
});

test.each([
  [12, 12],
  [100, 12],
  [4, 4],
])('at most %i points are %i of them, evenly spread and none twice', (most, count) => {
  const points = spread(killPoints(trace), most);

  expect(new Set(points).size).toBe(count);
  expect(points[0]).toEqual(killPoints(trace)[0]);
});
