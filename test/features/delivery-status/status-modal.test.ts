import type { JobState } from '../../../src/call/jobs/job.js';
import { formatNotMade, headlineOf, renderAnnounced } from '../../../src/features/delivery-status/status-modal.js';
import { PreviewMetadata } from '../../../src/slack/private-metadata.js';
import { modalForJane, refusalsOfModal } from '../../support/views/as-people-see-it.js';
import { channels, sampleDelivery, sampleStatus } from '../../support/views/sample-preview.js';

const done = 'Announced. Runbook updated.';
const failed = 'Some steps failed. Nothing is lost: fix what is listed below, then try again.';
const underWay = 'Still in progress. Run the command again to check.';

test.each<[readonly JobState[], string]>([
  [['completed', 'completed'], done],
  [['completed', 'cancelled'], done],
  [['completed', 'pending'], underWay],
  [['completed', 'running'], underWay],
  [['completed', 'failed'], failed],
  [['pending', 'failed'], failed],
])('jobs that are %j: %s', (states, headline) => {
  const jobs = states.map((state) => sampleDelivery({ kind: 'record' }, { state }));

  expect(headlineOf(sampleStatus({ jobs }), done)).toBe(headline);
});

test('a post that is still to be made is named; without one, something else is', () => {
  const posted = sampleDelivery({ kind: 'announcement', audience: 'support' }, { state: 'completed' });
  const waiting = sampleDelivery({ kind: 'announcement', audience: 'managers' }, { state: 'pending' });
  const record = sampleDelivery({ kind: 'record' });

  expect(headlineOf(sampleStatus({ jobs: [posted, waiting, record] }), done)).toBe(
    'Still posting. Run the command again to check.',
  );
  expect(headlineOf(sampleStatus({ jobs: [posted, waiting] }), done, 'told')).toBe(
    'Still posting. You get a direct message when it is done.',
  );
  expect(headlineOf(sampleStatus({ jobs: [posted, record] }), done, 'told')).toBe(
    'Still in progress. You get a direct message when it is done.',
  );
});

test('the outcome says in its first line what became of the click, then where each promise stands', () => {
  const failure = { service: 'Slack', code: 'not_in_channel', message: 'Slack refused.' } as const;
  const jobs = [
    sampleDelivery({ kind: 'announcement', audience: 'support' }, { state: 'completed' }),
    sampleDelivery({ kind: 'announcement', audience: 'managers' }, { state: 'failed', failure }),
    sampleDelivery({ kind: 'record' }),
  ];

  const view = renderAnnounced(sampleStatus({ jobs }), failed, channels);

  expect(modalForJane(view).lines).toMatchSnapshot();
  expect(refusalsOfModal(view)).toEqual([]);
});

test('what was tried again and not made, since the runbook says something else, is named', () => {
  const failure = {
    service: 'app',
    code: 'edit-obsolete',
    message: 'The runbook keeps the outcome of task 1.',
  } as const;
  const jobs = [sampleDelivery({ kind: 'issue-edit', edits: [] }, { key: 'edit', state: 'completed', failure })];

  expect(formatNotMade(sampleStatus({ jobs }), ['edit', 'another'])).toEqual([failure.message]);
  expect(formatNotMade(sampleStatus({ jobs }), ['another'])).toEqual([]);
});

test('it remembers the issue, for the click on Try again', () => {
  const view = renderAnnounced(sampleStatus(), done, channels);

  const metadata = PreviewMetadata.parse(JSON.parse(view.private_metadata ?? ''));

  expect(metadata).toEqual({ mode: 'announce', projectId: 100, iid: 12, seen: '' });
});
