import { planAnnouncement, planAnnouncementUpdate } from '../../../src/features/announce/plan-announcement.js';
import type { RunbookEdit } from '../../../src/runbook/runbook-edit.js';
import { aCall } from '../../support/a-call.js';
import { aCompletion } from '../../support/a-completion.js';

const tick: RunbookEdit = { kind: 'tick-item', item: { list: 'pre-call', position: 1, text: 'Inform' } };
const writeBack: RunbookEdit = { kind: 'set-header', field: 'scheduleAt', value: '2031-10-11 - 06:30 UTC' };
const announced = Date.UTC(2031, 9, 6, 16);
const settings = { reminderPolicy: [], meetingLink: 'people' } as const;
const posts = ['call 42 · announcement · support', 'call 42 · announcement · managers'];

test('announcing promises two posts, and what states that both stand waits for both', () => {
  const { jobs } = planAnnouncement(aCall(), { writeBack: [writeBack], tick: [tick] }, settings);

  const atOnce = jobs.filter(({ dueAt }) => dueAt === announced);
  expect(atOnce.map(({ key, queue, prerequisites }) => [key, queue, prerequisites])).toEqual([
    ['call 42 · issue edit · chosen time', 'issue 100#12', []],
    ['call 42 · announcement · support', 'channel self-managed', []],
    ['call 42 · announcement · managers', 'channel managers', []],
    ['call 42 · issue edit · announced', 'issue 100#12', posts],
    ['call 42 · record 0', 'issue 100#12', posts],
  ]);
});

test('announcing also promises what the start brings, and the rest at once', () => {
  const { jobs } = planAnnouncement(aCall(), { writeBack: [writeBack], tick: [tick] }, settings);

  const later = jobs.filter(({ dueAt }) => dueAt !== announced);
  expect(later.map(({ payload, dueAt }) => [payload.kind, dueAt])).toEqual([
    ['progress', Date.UTC(2031, 9, 11, 6, 30)],
    ['progress', Date.UTC(2031, 9, 11, 6, 30)],
    ['progress-update', Date.UTC(2031, 9, 11, 7, 30)],
    ['progress-update', Date.UTC(2031, 9, 11, 7, 30)],
  ]);
});

test('a time that was clear and an item that is ticked already leave the issue alone', () => {
  const { jobs } = planAnnouncement(aCall(), { writeBack: [], tick: [] }, settings);

  const atOnce = jobs.filter(({ dueAt }) => dueAt === announced);
  expect(atOnce.map(({ payload }) => payload.kind)).toEqual(['announcement', 'announcement', 'record']);
});

test('a support channel is a queue of its own for each product, the managers’ channel is one for all', () => {
  const { jobs } = planAnnouncement(aCall({ product: 'gitlab-com' }), { writeBack: [], tick: [] }, settings);

  const atOnce = jobs.filter(({ dueAt }) => dueAt === announced);
  expect(atOnce.map(({ queue }) => queue)).toEqual(['channel gitlab-com', 'channel managers', 'issue 100#12']);
});

test('an update changes the posts once they stand, and has keys of its own for each revision', () => {
  const now = Date.UTC(2031, 9, 7);

  const { jobs } = planAnnouncementUpdate(aCall({ revision: 3 }), [writeBack], settings, now);

  const atOnce = jobs.filter(({ dueAt }) => dueAt === now);
  expect(atOnce.map(({ key, prerequisites }) => [key, prerequisites])).toEqual([
    // They are stored already, and stay as they are unless somebody has dismissed one.
    [posts[0], []],
    [posts[1], []],
    ['call 42 · issue edit · chosen time 3', []],
    ['call 42 · announcement update 3 · support', [posts[0]]],
    ['call 42 · announcement update 3 · managers', [posts[1]]],
    ['call 42 · record 3', posts],
  ]);
});

test('an update takes back what was promised for another start, but not what is due already', () => {
  const now = Date.UTC(2031, 9, 7);

  const { cancels } = planAnnouncementUpdate(aCall(), [], settings, now);

  expect(cancels).toEqual({ kinds: ['reminder', 'run-panel', 'progress', 'meeting-link-removal'], dueAfter: now });
});

test('a start that moves brings panels and lines of its own', () => {
  const moved = aCall({
    revision: 1,
    time: { instant: Date.UTC(2031, 9, 12, 6, 30), zone: 'UTC' },
    recipients: [{ slackId: 'U0JOHN', role: 'dri', timeZone: undefined, workingHours: undefined }],
  });

  const { jobs } = planAnnouncementUpdate(moved, [], settings, Date.UTC(2031, 9, 7));

  expect(jobs.map(({ key }) => key)).toContain('call 42 · panel of 2031-10-12T06:30Z · U0JOHN');
});

test('an update of a completed call changes its summaries too, and brings back nothing that was for the call', () => {
  const completed = aCall({ revision: 3, recording: { revision: 9, events: [], completion: aCompletion() } });

  const { jobs } = planAnnouncementUpdate(
    completed,
    [],
    { ...settings, reminderPolicy: [{ when: 60, to: 'channels+dm' }] },
    Date.UTC(2031, 9, 7),
  );

  expect(jobs.map(({ key, prerequisites }) => [key, prerequisites])).toEqual([
    [posts[0], []],
    [posts[1], []],
    ['call 42 · announcement update 3 · support', [posts[0]]],
    ['call 42 · announcement update 3 · managers', [posts[1]]],
    ['call 42 · summary update announcement 3 · support', ['call 42 · summary · support']],
    ['call 42 · summary update announcement 3 · managers', ['call 42 · summary · managers']],
    ['call 42 · record 3', posts],
  ]);
});

test.each([
  ['people', []],
  ['channels', ['support', 'managers']],
] as const)(
  'where %s are shown how to join, the posts at %j lose the button at the planned end',
  (meetingLink, audiences) => {
    const edits = { writeBack: [], tick: [] };
    const plans = [
      planAnnouncement(aCall({ plannedMinutes: 90 }), edits, { reminderPolicy: [], meetingLink }),
      planAnnouncementUpdate(aCall({ plannedMinutes: 90 }), [], { reminderPolicy: [], meetingLink }, announced),
    ];

    for (const { jobs } of plans) {
      const removals = jobs.filter(({ payload }) => payload.kind === 'meeting-link-removal');
      expect(removals.map(({ payload, dueAt }) => [payload, dueAt])).toEqual(
        audiences.map((audience) => [{ kind: 'meeting-link-removal', audience }, Date.UTC(2031, 9, 11, 8)]),
      );
    }
  },
);
