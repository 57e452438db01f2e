import { z } from 'zod';

/*
 * What the app reads of GitLab's answers, through `expectAnswer`: fields that are `null` count as left out. Whatever the
 * app can do without is optional.
 */

/** A user as lists and issues show one. */
export const User = z.object({ id: z.int(), username: z.string(), name: z.string(), state: z.string() });

export const UserList = z.array(User);

/** A user on a page of their own. GitLab leaves `public_email` empty unless the user chose to show an address. */
export const UserPage = User.extend({ public_email: z.string().optional() });

const Author = z.object({ id: z.int() });

/** An issue. One that was never described has `null` for a description. */
export const Issue = z.object({
  id: z.int().optional(),
  iid: z.int(),
  project_id: z.int(),
  title: z.string(),
  description: z.string().optional(),
  confidential: z.boolean(),
  state: z.enum(['opened', 'closed']),
  labels: z.array(z.string()).optional(),
  web_url: z.url({ protocol: /^https?$/ }),
  references: z.object({ full: z.string() }),
  author: Author.optional(),
  assignees: z.array(Author).optional(),
  /** The `id` of the issue that it was moved to. */
  moved_to_id: z.int().optional(),
});

/** A note below an issue, by a person or, if `system`, about what a person did. */
export const Note = z.object({
  id: z.int(),
  body: z.string(),
  system: z.boolean().optional(),
  author: Author.optional(),
  created_at: z.string().optional(),
});

export const NoteList = z.array(Note);

/** One page of notes as Gitbeaker's expanded answer has it; no `next` after the last. */
export const NotePage = z.object({
  data: z.array(Note),
  paginationInfo: z.object({ next: z.int().optional() }),
});

/**
 * A membership, inherited or direct. `state` is the user's (`active`, `blocked`, `deactivated`, `banned`, `ldap_blocked`,
 * `blocked_pending_approval`), `membership_state` that of the membership (older versions do not send it), and `expires_at`
 * the day (`YYYY-MM-DD`, UTC) from whose start on it is over.
 */
export const Member = z.object({
  access_level: z.int(),
  state: z.string(),
  membership_state: z.string().optional(),
  expires_at: z.iso.date().optional(),
});

/** The body of a refusal. `message` is a text, or an object that names the fields that GitLab does not accept. */
export const Refusal = z.object({ error: z.string().optional(), message: z.unknown().optional() });

export type Issue = z.infer<typeof Issue>;
export type Note = z.infer<typeof Note>;
export type Member = z.infer<typeof Member>;
export type NotePage = z.infer<typeof NotePage>;
