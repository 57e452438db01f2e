import { type Person, personNamed, personOnSlack, personWithEmail } from '../../../src/call/people/person.js';

function person(name: string, gitlabUsername?: string, slackId?: string): Person {
  return {
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@example.com`,
    gitlab: gitlabUsername ? { id: name.length, username: gitlabUsername } : undefined,
    slack: slackId ? { id: slackId, username: undefined } : undefined,
    workingHours: undefined,
  };
}

const john = person('John Doe', 'john_doe', 'U1');
const jane = person('Jane Smith', 'jsmith', 'U2');
const namesakes = [person('Kim Lee', 'kim1'), person('Kim Lee', 'kim2')];
const people = [john, jane, ...namesakes];

test.each([
  ['@john_doe', john],
  ['john_doe', john],
  ['@John_Doe', john],
  ['John Doe', john],
  [' jane smith ', jane],
  ['Kim Lee', undefined],
  ['@kim2', namesakes[1]],
  ['Nobody', undefined],
  ['', undefined],
])('the runbook’s “%s” is found', (text, expected) => {
  expect(personNamed(people, text)).toBe(expected);
});

test('a Slack id and an e-mail address find their entry, and no other', () => {
  expect(personOnSlack(people, 'U2')).toBe(jane);
  expect(personOnSlack(people, 'U3')).toBeUndefined();
  expect(personWithEmail(people, 'JOHN@example.com')).toBe(john);
  expect(personWithEmail(people, 'john@example.org')).toBeUndefined();
});
