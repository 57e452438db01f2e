import type { JobPayload } from './job.js';
import { jobKind, jobKinds } from './job-kinds.js';

/** What nobody who clicks waits for. */
export const comesByItself = jobKinds.filter((each) => !each.answersClick).map(({ kind }) => kind);

/** Whether a job is what somebody waits for who has just clicked: posts and edits are. */
export function answersAClick({ kind }: JobPayload): boolean {
  return jobKind(kind).answersClick === true;
}
