import type { StatedHours } from '../../schedule/read-working-hours.js';

/** One entry of the people file: who is who on GitLab and on Slack. */
export interface Person {
  readonly name: string;
  readonly email: string | undefined;
  readonly gitlab: { readonly id: number; readonly username: string } | undefined;
  readonly slack: { readonly id: string; readonly username: string | undefined } | undefined;
  /** As far as what the file says of it could be read. */
  readonly workingHours: StatedHours | undefined;
}

/** The entry whose Slack id this is. Slack user names are not looked at: their owner can change them. */
export function personOnSlack(people: readonly Person[], slackId: string): Person | undefined {
  return people.find((person) => person.slack?.id === slackId);
}

/** The entry with this e-mail address, letter case aside. */
export function personWithEmail(people: readonly Person[], email: string): Person | undefined {
  const wanted = email.toLowerCase();
  return people.find((person) => person.email?.toLowerCase() === wanted);
}

/**
 * The one entry that a runbook means by `@john_doe` (a GitLab user name) or `John Doe` (a name), letter case and
 * surrounding blanks aside; `undefined` when there is none or several carry that name.
 */
export function personNamed(people: readonly Person[], text: string): Person | undefined {
  const wanted = text.trim().toLowerCase();
  const username = wanted.replace(/^@/, '');
  const byUsername = people.find((person) => person.gitlab?.username.toLowerCase() === username);
  if (byUsername) return byUsername;
  const byName = people.filter((person) => person.name.toLowerCase() === wanted);
  return byName.length === 1 ? byName[0] : undefined;
}
