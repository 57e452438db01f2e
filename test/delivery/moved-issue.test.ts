import type { JobPayload } from '../../src/call/jobs/job.js';
import { createWorld } from '../support/delivery/world.js';

/** Whatever writes into an issue. */
test.each<[string, JobPayload]>([
  [
    'an edit',
    { kind: 'issue-edit', edits: [{ kind: 'set-header', field: 'scheduleAt', value: '2031-10-11 06:30 UTC' }] },
  ],
  ['the record', { kind: 'record' }],
  ['closing it', { kind: 'close-issue' }],
])('%s is not written into what a moved issue has left behind', async (_what, content) => {
  const world = createWorld('| **Name** | Acme |\n|---|---|\n| **Schedule at** | later |\n');
  world.gitlab.isMoved = true;

  const outcome = await world.perform(content);

  expect(outcome).toMatchObject({ kind: 'failed', failure: { service: 'GitLab', code: 'issue-moved' } });
  expect(world.gitlab.writes).toEqual([]);
});
