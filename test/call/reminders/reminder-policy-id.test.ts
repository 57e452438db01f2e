import type { Person } from '../../../src/call/people/person.js';
import { hasSameHours, reminderPolicyId } from '../../../src/call/reminders/reminder-policy-id.js';
import { policyOf } from './planned.js';

const john: Person = {
  name: 'John Doe',
  email: 'john@example.com',
  gitlab: undefined,
  slack: { id: 'U0JOHN', username: undefined },
  workingHours: { hours: { start: 480, end: 960 }, zone: undefined },
};
const jane: Person = { ...john, name: 'Jane', email: 'jane@example.com', slack: undefined };
const nobody = { ...john, workingHours: undefined };

function idOf(policy: string, ...people: readonly Person[]): string {
  return reminderPolicyId(policyOf(policy), people, (text) => `<${text}>`);
}

test('one policy has one name, however it is written', () => {
  expect(idOf('1h dm, 24h dm')).toBe(idOf('24H DM,60m dm'));
  expect(idOf('off')).toBe('off · working hours not stated');
});

test('the order of the people file does not matter, nor who in it has no hours', () => {
  expect(idOf('off', john, jane)).toBe(idOf('off', jane, nobody, john));
});

test.each<[string, Person]>([
  ['other hours', { ...john, workingHours: { hours: { start: 540, end: 960 }, zone: undefined } }],
  ['another zone', { ...john, workingHours: { hours: { start: 480, end: 960 }, zone: 'Europe/Berlin' } }],
  ['no hours', nobody],
  ['the hours of somebody else', jane],
])('%s have another name', (_case, other) => {
  expect(idOf('1h dm', other)).not.toBe(idOf('1h dm', john));
  expect(hasSameHours(idOf('1h dm', other), idOf('1h dm', john))).toBe(false);
});

test.each<[string | undefined, boolean]>([
  [idOf('off', john), true],
  [idOf('1h dm', john), true],
  [idOf('1h dm'), false],
  [undefined, false],
  ['', false],
])('whether the hours behind %j are the same', (id, isSame) => {
  expect(hasSameHours(id, idOf('1h dm', john))).toBe(isSame);
});
