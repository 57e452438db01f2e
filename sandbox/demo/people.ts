/** Somebody of the town whom one can be in the demo. */
export interface Role {
  readonly handle: string;
  /** What they are in these stories, and where. */
  readonly role: string;
  /** Their account on GitLab, if they have one. */
  readonly gitlab: string | undefined;
}

/** Who one can be: different zones and different rights. */
export const people: readonly Role[] = [
  { handle: 'john', role: 'runs the calls, in Los Angeles', gitlab: 'john_doe' },
  { handle: 'jane', role: 'GitLab contact, in Berlin', gitlab: 'jane_smith' },
  { handle: 'kenji', role: 'engineer, in Tokyo', gitlab: 'kenji' },
  { handle: 'mia', role: 'manager, in New York', gitlab: undefined },
  { handle: 'gus', role: 'guest, without access', gitlab: 'gus' },
];

/** The part that somebody plays. Throws Error for who is not in the demo. */
export function roleOf(handle: string): Role {
  const role = people.find((one) => one.handle === handle);
  if (!role) throw new Error(`Nobody in the demo is called "${handle}".`);
  return role;
}
