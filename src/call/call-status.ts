import type { Call, PlacedMessage, Post } from './call.js';
import type { IssueKey } from './issue.js';
import type { Job } from './jobs/job.js';
import type { Kinds } from './ports/store.js';
import type { Services } from './services.js';

/** What is told of whatever became of it; of the rest, only what is still to be done. */
const toldAlways: Kinds = ['announcement', 'reminder'];

/** An announced call, where its posts stand, its announcements and reminders, and what else is still to be sent, with what that waits for. */
export interface CallStatus {
  readonly call: Call;
  readonly posts: readonly Post[];
  readonly messages: readonly PlacedMessage[];
  readonly jobs: readonly Job[];
}

/**
 * Where a call stands now. What was sent is not read again, which grows with every click.
 * @param keys of further jobs to be told of
 */
export async function callStatusOf(services: Services, call: Call, keys: readonly string[] = []): Promise<CallStatus> {
  const unfinished = await services.calls.unfinishedOf(call.id);
  const named = [...keys, ...unfinished.flatMap(({ prerequisites }) => prerequisites)];
  const [posts, messages, ...others] = await Promise.all([
    services.calls.postsOf(call.id),
    services.calls.messagesOf(call.id),
    services.calls.jobsOf(call.id, toldAlways),
    services.calls.jobsByKey(call.id, [...new Set(named)]),
  ]);
  return { call, posts, messages, jobs: eachOnce([unfinished, ...others].flat()) };
}

/** In the order in which they were stored. One may have been read twice, and was sent in between: the later reading counts. */
function eachOnce(jobs: readonly Job[]): readonly Job[] {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return [...byId.values()].toSorted((a, b) => a.id - b.id);
}

/** Where the call of an issue stands; `undefined` when it has not been announced. */
export async function findCallStatus(services: Services, issue: IssueKey): Promise<CallStatus | undefined> {
  const call = await services.calls.callOfIssue(issue);
  return call ? callStatusOf(services, call) : undefined;
}
