import type { AttemptOutcome, CallStore } from '../application/ports/store.js';
import { ServiceFailure } from '../application/service-failure.js';
import type { Call } from '../domain/call/call.js';
import type { Delivery } from '../domain/call/delivery.js';
import type { Attempt } from './back-off.js';
import { classifyFailure } from './classify-failure.js';
import { currentEdits } from './current-edits.js';
import { type EditIssueParts, editIssue } from './edit-issue.js';
import { type PostAnnouncementParts, postAnnouncement } from './post-announcement.js';
import { type UpdateAnnouncementParts, updateAnnouncement } from './update-announcement.js';
import { type WriteRecordParts, writeRecord } from './write-record.js';

export interface CarryOutParts
  extends PostAnnouncementParts,
    UpdateAnnouncementParts,
    EditIssueParts,
    WriteRecordParts {
  readonly calls: Pick<CallStore, 'call' | 'postsOf'>;
  readonly messenger: PostAnnouncementParts['messenger'] & UpdateAnnouncementParts['messenger'];
  readonly gitlab: EditIssueParts['gitlab'] & WriteRecordParts['gitlab'];
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** A number from 0 up to 1, as `Math.random` gives it. */
  readonly random: () => number;
}

/**
 * Makes what the dispatcher calls for every claimed delivery: does what the content says, with the call as it is now,
 * and turns a service's failure into what follows from it. Anything else that is thrown is a mistake in the app.
 */
export function createCarryOut(parts: CarryOutParts): (delivery: Delivery) => Promise<AttemptOutcome> {
  return async (delivery) => {
    const attempt = (): Attempt => ({ attempts: delivery.attempts, now: parts.clock(), random: parts.random });
    try {
      const call = await parts.calls.call(delivery.callId);
      return await carryOut(parts, delivery, call, attempt);
    } catch (error) {
      if (error instanceof ServiceFailure) return classifyFailure(error, attempt());
      throw error;
    }
  };
}

function carryOut(
  parts: CarryOutParts,
  delivery: Delivery,
  call: Call,
  attempt: () => Attempt,
): Promise<AttemptOutcome> {
  const { content } = delivery;
  switch (content.kind) {
    case 'announcement':
      return postAnnouncement(parts, delivery, call, content.audience);
    case 'announcement-update':
      return updateAnnouncement(parts, call, content.audience);
    case 'issue-edit':
      return editIssue(parts, call.issue, currentEdits(call, content.edits), attempt);
    case 'record':
      return writeRecord(parts, call);
  }
}
