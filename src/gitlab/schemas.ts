import { z } from 'zod';

/** A user as lists and issues show one. */
export const User = z.object({ id: z.int(), username: z.string(), name: z.string(), state: z.string() });

/** A user on a page of their own. GitLab leaves `public_email` empty unless the user chose to show an address. */
export const UserPage = User.extend({ public_email: z.string().nullish() });

/** An issue; GitLab gives `null` for a description that was never written. */
export const Issue = z.object({
  iid: z.int(),
  project_id: z.int(),
  title: z.string(),
  description: z.string().nullable(),
  confidential: z.boolean(),
  state: z.enum(['opened', 'closed']),
  labels: z.array(z.string()),
  web_url: z.url({ protocol: /^https?$/ }),
  references: z.object({ full: z.string() }),
  author: z.object({ id: z.int() }),
  assignees: z.array(z.object({ id: z.int() })),
});

/** A note below an issue, by a person or, if `system`, about what a person did. */
export const Note = z.object({
  id: z.int(),
  body: z.string(),
  system: z.boolean(),
  author: z.object({ id: z.int() }),
});

/** One page of notes as Gitbeaker's expanded answer has it. */
export const NotePage = z.object({
  data: z.array(Note),
  paginationInfo: z.object({ next: z.int().nullable() }),
});

/**
 * A membership, inherited or direct. `state` is the user's (`active`, `blocked`, `deactivated`, `banned`, `ldap_blocked`,
 * `blocked_pending_approval`), `membership_state` that of the membership (older versions do not send it), and `expires_at`
 * the day (`YYYY-MM-DD`, UTC) from whose start on it is over.
 */
export const Member = z.object({
  access_level: z.int(),
  state: z.string(),
  membership_state: z.string().nullish(),
  expires_at: z.iso.date().nullish(),
});

export type Issue = z.infer<typeof Issue>;
export type Note = z.infer<typeof Note>;
export type Member = z.infer<typeof Member>;
export type NotePage = z.infer<typeof NotePage>;
