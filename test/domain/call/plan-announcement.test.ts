import { planAnnouncement, planAnnouncementUpdate } from '../../../src/domain/call/plan-announcement.js';
import type { RunbookEdit } from '../../../src/domain/runbook/runbook-edit.js';
import { aCall } from '../../support/a-call.js';

const tick: RunbookEdit = { kind: 'tick-item', item: { list: 'pre-call', position: 1, text: 'Inform' } };
const writeBack: RunbookEdit = { kind: 'set-header', field: 'scheduleAt', value: '2031-10-11 - 06:30 UTC' };
const posts = ['call 42 · announcement · support', 'call 42 · announcement · managers'];

test('announcing promises two posts, and what states that both stand waits for both', () => {
  const { deliveries } = planAnnouncement(aCall(), { writeBack: [writeBack], tick: [tick] }, []);

  expect(deliveries.map(({ key, lane, after }) => [key, lane, after])).toEqual([
    ['call 42 · issue edit · chosen time', 'issue 100#12', []],
    ['call 42 · announcement · support', 'channel self-managed', []],
    ['call 42 · announcement · managers', 'channel managers', []],
    ['call 42 · issue edit · announced', 'issue 100#12', posts],
    ['call 42 · record 0', 'issue 100#12', posts],
  ]);
});

test('all of it is due when the call is announced', () => {
  const { deliveries } = planAnnouncement(aCall(), { writeBack: [writeBack], tick: [tick] }, []);

  expect(new Set(deliveries.map(({ dueAt }) => dueAt))).toEqual(new Set([Date.UTC(2031, 9, 6, 16)]));
});

test('a time that was clear and an item that is ticked already leave the issue alone', () => {
  const { deliveries } = planAnnouncement(aCall(), { writeBack: [], tick: [] }, []);

  expect(deliveries.map(({ content }) => content.kind)).toEqual(['announcement', 'announcement', 'record']);
});

test('a support channel is a lane of its own for each product, the managers’ channel is one for all', () => {
  const { deliveries } = planAnnouncement(aCall({ product: 'gitlab-com' }), { writeBack: [], tick: [] }, []);

  expect(deliveries.map(({ lane }) => lane)).toEqual(['channel gitlab-com', 'channel managers', 'issue 100#12']);
});

test('an update changes the posts once they stand, and has keys of its own for each revision', () => {
  const { deliveries } = planAnnouncementUpdate(aCall({ revision: 3 }), [writeBack], [], Date.UTC(2031, 9, 7));

  expect(deliveries.map(({ key, after }) => [key, after])).toEqual([
    ['call 42 · issue edit · chosen time 3', []],
    ['call 42 · announcement update 3 · support', [posts[0]]],
    ['call 42 · announcement update 3 · managers', [posts[1]]],
    ['call 42 · record 3', posts],
  ]);
});

test('an update takes back the reminders that it does not plan again, but not what is due already', () => {
  const now = Date.UTC(2031, 9, 7);

  expect(planAnnouncementUpdate(aCall(), [], [], now).cancels).toEqual({ kinds: ['reminder'], dueAfter: now });
});
