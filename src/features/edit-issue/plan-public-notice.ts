import type { Call } from '../../call/call.js';
import type { Job, NewJob } from '../../call/jobs/job.js';
import { directQueue, jobKey } from '../../call/jobs/job-keys.js';
import { noticeReader } from '../../call/people/notice-reader.js';

/**
 * The notice that the issue is public. What is to be written into an issue is written one after the other, so one job waits
 * in front of the others: its key makes the notice one for each time that the issue is made public.
 * @param now milliseconds since the epoch
 */
export function planPublicNotice(call: Call, waiting: Job, now: number): readonly NewJob[] {
  return [
    {
      key: jobKey(call, `notice that the issue is public · ${waiting.key}`),
      queue: directQueue(noticeReader(call)),
      dueAt: now,
      payload: { kind: 'public-notice' },
      prerequisites: [],
    },
  ];
}
