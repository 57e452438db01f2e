import type { Post } from '../../../src/call/call.js';
import type { ChannelInfo } from '../../../src/call/channel-check.js';
import type { Job, JobPayload } from '../../../src/call/jobs/job.js';
import type { FailedJobs } from '../../../src/call/ports/channels.js';
import { requeueForChannels } from '../../../src/features/check-channels/requeue-for-channels.js';
import { aCall } from '../../support/a-call.js';
import { createFakeChannelDirectory } from '../../support/fakes/fake-channel-directory.js';

const now = 5_000;
const post: Post = {
  audience: 'managers',
  channelId: 'C0OLD',
  ts: '1',
  permalink: 'https://slack.example/p1',
  isPrivate: true,
};
const announcement: JobPayload = { kind: 'announcement', audience: 'managers' };
const reminder: JobPayload = {
  kind: 'reminder',
  occasion: '1h',
  to: { kind: 'audience', audience: 'managers' },
  instant: 1,
};

function failedWith(content: JobPayload, expiresAt?: number): Job {
  return {
    id: 7,
    subjectId: 42,
    key: 'call 42 · post',
    queue: 'channel managers',
    dueAt: 1_000,
    payload: content,
    prerequisites: [],
    state: 'failed',
    attempts: 1,
    firstAttemptAt: 1_000,
    failure: { service: 'Slack', code: 'is_archived', message: 'Archived.' },
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

async function requeued(
  job: Job,
  posts: readonly Post[],
  changed: ReadonlyMap<string, Partial<ChannelInfo> | undefined>,
): Promise<boolean> {
  const queued: Job[] = [];
  const failedDeliveries: FailedJobs = {
    failedWith: async (codes) => (codes.includes(job.failure?.code ?? '') ? [job] : []),
    requeue: async (jobs, at) => {
      expect(at).toBe(now);
      queued.push(...jobs);
      return jobs.length;
    },
  };
  const channelDirectory = createFakeChannelDirectory();
  for (const [name, change] of changed) channelDirectory.changed.set(name, change);
  const channels = { support: { 'gitlab-com': '#com', 'self-managed': '#self' }, managers: '#managers' };
  const calls = { call: async () => aCall(), postsOf: async () => posts };
  await requeueForChannels({ calls, failedJobs: failedDeliveries, channelDirectory, channels, clock: () => now });
  return queued.length > 0;
}

const archived = { isArchived: true };

test.each<[string, Job, readonly Post[], [string, Partial<ChannelInfo> | undefined][], boolean]>([
  ['an announcement whose channel is right again', failedWith(announcement), [], [], true],
  ['an announcement whose channel is not', failedWith(announcement), [], [['#managers', archived]], false],
  ['an announcement whose channel is not there', failedWith(announcement), [], [['#managers', undefined]], false],
  [
    'a reply where the channel of the announcement is right, whatever the settings say',
    failedWith(reminder),
    [post],
    [['#managers', archived]],
    true,
  ],
  ['a reply where the channel of the announcement is not', failedWith(reminder), [post], [['C0OLD', archived]], false],
  [
    'a reply in what was private when the call was announced',
    failedWith(reminder),
    [post],
    [['C0OLD', { isPrivate: false, wasPrivate: false }]],
    false,
  ],
  ['a reminder that expires only now', failedWith(reminder, now + 1), [post], [['C0OLD', archived]], false],
  ['a reminder that has expired', failedWith(reminder, now), [post], [['C0OLD', archived]], true],
  ['what goes to no channel', failedWith({ kind: 'record' }), [post], [], false],
])('%s', async (_what, job, posts, changed, isQueued) => {
  expect(await requeued(job, posts, new Map(changed))).toBe(isQueued);
});
