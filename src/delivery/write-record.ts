import type { GitLab } from '../application/ports/gitlab.js';
import type { AttemptOutcome, CallStore } from '../application/ports/store.js';
import { audiences, type Call } from '../domain/call/call.js';
import { type Channels, channelFor } from '../domain/call/channels.js';
import { channelsAsPosted } from '../domain/call/channels-as-posted.js';
import { summaryName } from '../domain/call/message-names.js';
import { type Announcement, recordMarker, renderRecordComment } from '../domain/call/record-comment.js';
import { issueMoved } from './edit-issue.js';
import { waitForConfidentiality } from './wait-for-confidentiality.js';

export interface WriteRecordParts {
  readonly calls: Pick<CallStore, 'postsOf' | 'messagesOf'>;
  readonly gitlab: Pick<GitLab, 'readIssue' | 'findOwnComment' | 'editComment' | 'addComment'>;
  readonly channels: Channels;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/**
 * Writes on the issue where and by whom the call was announced and completed, or brings that comment up to date. The comment is known
 * by a hidden marker, so that there is one of it however often this is tried.
 * @throws ServiceFailure when GitLab does not do its part
 */
export async function writeRecord(
  { calls, gitlab, channels, clock }: WriteRecordParts,
  call: Call,
): Promise<AttemptOutcome> {
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
  const existing = await gitlab.findOwnComment(call.issue, recordMarker(call), call.announcedAt);
  if (!existing) await gitlab.addComment(call.issue, body);
  else if (existing.body !== body) await gitlab.editComment(call.issue, existing.id, body);
  return { kind: 'sent' };
}
