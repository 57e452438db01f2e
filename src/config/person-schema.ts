import { z } from 'zod';
import type { Person } from '../call/people/person.js';
import { readWorkingHours } from '../schedule/read-working-hours.js';

const aPerson = expecting('the name of a person');
const anEmail = expecting('an e-mail address');
const anId = expecting('a number such as 4242 (on GitLab: profile, ⋮, Copy user ID)');
const aMemberId = expecting('an id such as U012AB3CD (in Slack: profile, ⋮, Copy member ID)');
const aUsername = expecting('a user name (in quotes when it is a number)');

const username = z
  .string(aUsername)
  .trim()
  .transform((name) => name.replace(/^@/, ''));

const gitlab = z.object(
  { id: optional(z.number(anId).int(anId).positive(anId)), username: optional(username) },
  expecting('id and username'),
);

const slack = z.object(
  { id: optional(z.string(aMemberId).regex(/^[UW][A-Z0-9]+$/, aMemberId)), username: optional(username) },
  expecting('id and username'),
);

/** The support team's file has free text (`0800-1600 Central time`) or whole hours; what is not understood is not said. */
const workingHours = z
  .union([
    z.string(),
    z.object({ start: z.number(), end: z.number() }).transform(({ start, end }) => `${start}:00-${end}:00`),
  ])
  .transform(readWorkingHours)
  .catch(undefined);

/** One entry of the people file. Keys that are not known are ignored, parts may be missing or empty. */
export const personSchema = z
  .object(
    {
      name: z.string(aPerson).trim().min(1, aPerson),
      email: optional(z.string(anEmail).regex(/^[^\s@]+@[^\s@]+$/, anEmail)),
      gitlab: optional(gitlab),
      slack: optional(slack),
      working_hours: optional(workingHours),
    },
    expecting('the name, email, gitlab and slack of a person'),
  )
  .transform(
    ({ name, email, gitlab, slack, working_hours }): Person => ({
      name,
      email,
      // A user name without its id is nobody: another account can take over the name.
      gitlab: gitlab?.id && gitlab.username ? { id: gitlab.id, username: gitlab.username } : undefined,
      slack: slack?.id ? { id: slack.id, username: slack.username } : undefined,
      workingHours: working_hours,
    }),
  );

function expecting(expected: string): { error: (issue: { readonly input?: unknown }) => string } {
  return {
    error: ({ input }) => `found ${input === undefined ? 'nothing' : JSON.stringify(input)}; expected ${expected}`,
  };
}

/** `slack:` with nothing after it and `email: ''` are how people leave a value out. */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === null || value === '' ? undefined : value), schema.optional());
}
