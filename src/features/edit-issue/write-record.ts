import { audiences, type Call } from '../../call/call.js';
import { type Channels, channelFor } from '../../call/channels.js';
import { channelsAsPosted } from '../../call/channels-as-posted.js';
import type { Job } from '../../call/jobs/job.js';
import { summaryName } from '../../call/jobs/message-names.js';
import { firstRecordKey } from '../../call/jobs/plan-issue-edits.js';
import type { GitLab } from '../../call/ports/gitlab.js';
import type { AttemptResult, CallStore } from '../../call/ports/store.js';
import { issueMoved } from './edit-issue.js';
import { type Announcement, renderRecordComment } from './record-comment.js';
import { waitForConfidentiality } from './wait-for-confidentiality.js';
import { writeNote } from './write-note.js';

export interface WriteRecordDeps {
  readonly calls: Pick<CallStore, 'postsOf' | 'messagesOf' | 'recordNoteOf'>;
  readonly gitlab: Pick<GitLab, 'readIssue' | 'findOwnComment' | 'editComment' | 'addComment'>;
  readonly channels: Channels;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/**
 * Writes on the issue where and by whom the call was announced and completed, or brings that comment up to date. There is one
 * of it however often this is tried: its number is stored, and where that was lost it is known by a hidden marker.
 * @throws ServiceFailure when GitLab does not do its part
 */
export async function writeRecord(
  { calls, gitlab, channels, clock }: WriteRecordDeps,
  job: Job,
  call: Call,
): Promise<AttemptResult> {
  const issue = await gitlab.readIssue({ project: call.issue.projectId, iid: call.issue.iid });
  if (issue?.movedToId !== undefined) return { kind: 'failed', failure: issueMoved };
  const waiting = issue && waitForConfidentiality(issue, clock());
  if (waiting) return waiting;
  const posts = await calls.postsOf(call.id);
  const posted = channelsAsPosted(channels, call.product, posts);
  const announcements = posts.map((post) => ({
    channel: channelFor(posted, call.product, post.audience),
    permalink: post.permalink,
  }));
  const messages = await calls.messagesOf(call.id);
  const summaries = audiences.flatMap((audience): readonly Announcement[] => {
    const permalink = messages.find(({ name }) => name === summaryName(audience))?.permalink;
    return permalink === undefined ? [] : [{ channel: channelFor(posted, call.product, audience), permalink }];
  });
  const body = renderRecordComment(call, announcements, summaries);
  const known = { id: await calls.recordNoteOf(call.id), mayExist: mayExist(job, call) };
  return { kind: 'completed', noteId: await writeNote(gitlab, call, body, known) };
}

/** Before the first attempt of a call's first record nothing was written. */
function mayExist({ key, attempts }: Job, call: Call): boolean {
  return attempts > 1 || key !== firstRecordKey(call);
}
