import type { Call } from '../call.js';
import type { NewJob } from '../jobs/job.js';
import { directQueue, jobKey } from '../jobs/job-keys.js';
import { noticeReader } from '../people/notice-reader.js';
import type { DeniedPerson } from './denial.js';

/**
 * What follows when somebody was to be told of a call whose runbook GitLab does not show them: they hear that once a call,
 * and the DRI hears who cannot see the runbook, once for the same people. Who is no member of the workspace is told nothing.
 * @param person who was to be told
 * @param everybody all whom the call names and who are shown nothing, `person` included
 * @param now milliseconds since the epoch
 */
export function planAccessNotices(
  call: Call,
  person: DeniedPerson,
  everybody: readonly DeniedPerson[],
  now: number,
): readonly NewJob[] {
  const { slackId } = person;
  const notice: NewJob = {
    key: jobKey(call, `no access · ${slackId}`),
    queue: directQueue(slackId),
    dueAt: now,
    payload: { kind: 'access-notice', slackId },
    prerequisites: [],
  };
  return [...(person.why === 'not-a-member' ? [] : [notice]), planAccessReport(call, everybody, now)];
}

/** The report alone. */
export function planAccessReport(call: Call, people: readonly DeniedPerson[], now: number): NewJob {
  const ids = people.map(({ slackId }) => slackId).toSorted();
  return {
    key: jobKey(call, `report of no access · ${ids.join(' ')}`),
    queue: directQueue(noticeReader(call)),
    dueAt: now,
    payload: { kind: 'access-report', people },
    prerequisites: [],
  };
}
