import type { Call } from '../call/call.js';
import type { DirectReader, RemindedRunbook } from '../call/fetch-runbook.js';
import type { Job, JobFailure } from '../call/jobs/job.js';
import { noticeReaders } from '../call/people/notice-reader.js';
import { ServiceFailure } from '../call/ports/service-failure.js';
import type { Message, Messenger, ReadAccess } from '../call/ports/slack.js';
import type { AttemptResult } from '../call/ports/store.js';
import { isPassing } from './classify-failure.js';
import { postOnce } from './post-once.js';

export interface SendNoticeDeps {
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
  /** The runbook as it is now, as far as GitLab tells in time. */
  readonly fetchRunbook: (call: Call) => Promise<RemindedRunbook>;
  /** What of it a person may read. */
  readonly readerOf: (slackId: string, runbook: RemindedRunbook) => Promise<DirectReader>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** How many attempts wait for GitLab to say what the reader may see, before a notice goes out without details. */
export const patientAttempts = 3;

/** How long after such an attempt the next one is, in milliseconds. */
export const untilNextAttempt = 5_000;

/**
 * Sends what needs a person to the DRI, or to whoever announced the call when the DRI may not see the runbook or Slack
 * refuses them messages for good. While GitLab does not say who may see the runbook, it waits a little: what it has to say
 * is in the details.
 * @param say the message for somebody who may see that much
 * @param send how it reaches somebody (a Slack id)
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendNotice(
  { messenger, fetchRunbook, readerOf, clock }: SendNoticeDeps,
  job: Job,
  call: Call,
  say: (access: ReadAccess) => Message,
  send: (slackId: string, message: Message) => Promise<AttemptResult> = async (slackId, message) => {
    await postOnce(messenger, job, { kind: 'person', slackId }, message);
    return { kind: 'completed' };
  },
): Promise<AttemptResult> {
  const runbook = await fetchRunbook(call);
  let refusal: ServiceFailure | undefined;
  for (const slackId of noticeReaders(call)) {
    const reader = await readerOf(slackId, runbook);
    if (reader.kind === 'denied') continue;
    if (reader.access === 'unknown' && job.attempts <= patientAttempts)
      return { kind: 'retry', dueAt: clock() + untilNextAttempt, failure: gitLabIsSilent };
    try {
      return await send(slackId, say(reader.access));
    } catch (error) {
      if (!isFinalRefusal(error)) throw error;
      refusal ??= error;
    }
  }
  if (refusal) throw refusal;
  return { kind: 'failed', failure: nobodyToTell };
}

/** Such as `cannot_dm_bot`, `user_disabled`, `messages_tab_disabled`, `channel_not_found`. */
function isFinalRefusal(error: unknown): error is ServiceFailure {
  return error instanceof ServiceFailure && error.kind === 'refused' && !isPassing(error);
}

export const gitLabIsSilent: JobFailure = {
  service: 'GitLab',
  code: 'no-answer',
  message: 'GitLab did not say in time what the reader of this notice may see.',
};

const nobodyToTell: JobFailure = {
  service: 'app',
  code: 'nobody-to-tell',
  message: 'Neither the DRI nor the person who announced the call can see the runbook.',
};
