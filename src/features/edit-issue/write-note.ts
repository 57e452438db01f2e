import type { Call } from '../../call/call.js';
import type { GitLab } from '../../call/ports/gitlab.js';
import { recordMarker } from './record-comment.js';

/** What is known of the comment before it is written. */
export interface KnownNote {
  /** Its number; `undefined` when none was stored. */
  readonly id: number | undefined;
  /** Whether it may be there although its number is not known. */
  readonly mayExist: boolean;
}

/**
 * Writes the comment that records a call, or replaces what it says, and returns its number. By its number it takes one
 * request, however many and long the other comments are. Only when that comment was deleted, or its number is not known, the
 * comments are searched for it.
 * @throws ServiceFailure when GitLab does not do its part
 */
export async function writeNote(
  gitlab: Pick<GitLab, 'findOwnComment' | 'editComment' | 'addComment'>,
  call: Call,
  body: string,
  { id, mayExist }: KnownNote,
): Promise<number> {
  const edited = id === undefined ? undefined : await gitlab.editComment(call.issue, id, body);
  if (edited) return edited.id;
  const found = mayExist ? await gitlab.findOwnComment(call.issue, recordMarker(call), call.announcedAt) : undefined;
  if (found?.body === body) return found.id;
  const replaced = found && (await gitlab.editComment(call.issue, found.id, body));
  return (replaced ?? (await gitlab.addComment(call.issue, body))).id;
}
