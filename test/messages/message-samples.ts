import { denials } from '../../src/call/access/denial.js';
import type { Message, Reminder } from '../../src/call/ports/slack.js';
import { fingerprintOf } from '../../src/call/recording/task-fingerprints.js';
import { sampleMessages } from '../support/views/everything-rendered.js';
import { channels, sampleAnnouncedCall, sampleDelivery } from '../support/views/sample-preview.js';
import {
  aTask,
  minute,
  recordedCall,
  sampleCompletion,
  samplePanel,
  sampleTaskList,
  sampleTasks,
  settled,
  startOfCall,
} from '../support/views/sample-run.js';

const call = sampleAnnouncedCall();
const completion = sampleCompletion({ result: 'Partial' });
const completed = recordedCall({ completion });
const person = {
  kind: 'person',
  access: 'granted',
  timeZone: 'Europe/Berlin',
  openItems: ['Dry run', 'Rollback in APAC'],
  hasMoved: false,
  otherSchedule: undefined,
} as const;
const failure = { service: 'Slack', code: 'not_in_channel', message: '' } as const;
const post = {
  audience: 'managers',
  channelId: 'C0MANAGER',
  ts: '1949400000.000000',
  permalink: 'https://sandbox.slack.com/archives/C0MANAGER/p1949400000000000',
} as const;
const ofPost = { kind: 'announcement', audience: 'managers' } as const;

function reminder(occasion: string, minutes: number, reader: Reminder['reader'] = person): Message {
  return { kind: 'reminder', reminder: { call, occasion, now: startOfCall + minutes * minute, reader } };
}

function panel(tasks: Parameters<typeof sampleTaskList>[0], parts: Parameters<typeof samplePanel>[0] = {}): Message {
  return { kind: 'run-panel', panel: samplePanel({ taskList: sampleTaskList(tasks), ...parts }) };
}

function result(action: 'announced' | 'completed', state: 'completed' | 'failed' | 'pending'): Message {
  const jobs = [sampleDelivery(ofPost, { state, ...(state === 'failed' ? { failure } : {}) })];
  return {
    kind: 'result-notice',
    result: { call, action, jobs, posts: state === 'completed' ? [post] : [], messages: [], channels },
  };
}

const moved = { to: { text: 'support/new#7', url: 'https://gitlab.com/support/new/-/issues/7' } };
const allSettled = sampleTasks.map((task) => settled(task.position, task.outcome ? task : { name: task.name }));
const startedTask = fingerprintOf(aTask(2, { name: 'Remove 2FA' }), (text) => `mark of ${text.slice(0, 40)}`);
const started = { kind: 'started', at: startOfCall + 12 * minute, by: 'U0JANE', task: startedTask } as const;

/** Messages of every kind, and of each kind the ones that say something else, by what they are. */
export const messageSamples: Readonly<Record<Message['kind'], Readonly<Record<string, Message>>>> = {
  announcement: {
    'Announcement, for managers': sampleMessages.announcement,
    'Announcement of a completed call': { kind: 'announcement', call: completed, audience: 'support', mayJoin: false },
  },
  reminder: {
    'Reminder in a channel': reminder('1h', -60, { kind: 'channel', hasMoved: false, mayJoin: true }),
    'Reminder in a channel after the time changed': reminder('1h', -60, {
      kind: 'channel',
      hasMoved: true,
      mayJoin: true,
    }),
    'Reminder to a person': reminder('24h', -24 * 60),
    'Reminder with nothing open, sent late': reminder('10m', 3, { ...person, openItems: [] }),
    'Reminder while the items are hidden': reminder('10m', -10, { ...person, openItems: undefined }),
    'Reminder while GitLab does not answer': reminder('10m', -10, {
      ...person,
      access: 'unknown',
      openItems: undefined,
    }),
    'Reminder after the time changed': reminder('24h', -24 * 60, {
      ...person,
      hasMoved: true,
      otherSchedule: 'Tue 14:00',
    }),
    'Reminder after the time was removed': reminder('24h', -24 * 60, { ...person, hasMoved: true, otherSchedule: '' }),
    'Reminder after the issue moved': reminder('24h', -24 * 60, { ...person, relocated: moved }),
    'Reminder at the end': reminder('end', 55),
    'Reminder at the end after the issue moved': reminder('end', 55, { ...person, relocated: moved }),
    'Reminder in the morning': reminder('morning 2031-10-12', 26 * 60),
    'Reminder in the morning after the issue moved': reminder('morning 2031-10-12', 26 * 60, {
      ...person,
      relocated: { to: undefined },
    }),
  },
  'run-panel': {
    'Run panel, before a task': panel(sampleTasks),
    'Run panel, in a task and over time': panel(sampleTasks, {
      call: recordedCall({ events: [started] }),
      now: startOfCall + 90 * minute,
    }),
    'Run panel, after a failure': panel([
      settled(1, { outcome: { result: 'Failed', note: '3 users not found' } }),
      aTask(2, { oddOutcome: 'done!' }),
    ]),
    'Run panel, all recorded': panel(allSettled),
    'Run panel without tasks': panel([]),
    'Run panel of a completed call': panel(allSettled, { call: completed }),
  },
  'lost-access': { 'Run panel without access': sampleMessages['lost-access'] },
  progress: {
    'Progress, before a result': {
      kind: 'progress',
      progress: {
        call: recordedCall(),
        totals: {
          counts: { Success: 0, Partial: 0, Failed: 0, Skipped: 0, open: 4 },
          actualMinutes: undefined,
          plannedMinutes: 55,
        },
        now: startOfCall,
      },
    },
    'Progress, over time': {
      kind: 'progress',
      progress: {
        call: recordedCall(),
        totals: {
          counts: { Success: 1, Partial: 0, Failed: 1, Skipped: 0, open: 2 },
          actualMinutes: 72,
          plannedMinutes: 55,
        },
        now: startOfCall + 90 * minute,
      },
    },
    'Progress, all recorded': {
      kind: 'progress',
      progress: { call: recordedCall(), totals: completion.totals, now: startOfCall + 90 * minute },
    },
    'Progress, completed': {
      kind: 'progress',
      progress: { call: completed, totals: completion.totals, now: startOfCall },
    },
  },
  summary: {
    Summary: { kind: 'summary', call, completion, audience: 'support' },
    'Summary with open tasks': {
      kind: 'summary',
      call,
      audience: 'support',
      completion: {
        ...completion,
        result: 'Failed',
        followUps: [],
        currentState: '',
        openItems: 1,
        whyOpen: 'window over',
        totals: { ...completion.totals, counts: { Success: 0, Partial: 0, Failed: 0, Skipped: 0, open: 9 } },
      },
    },
  },
  correction: {
    Correction: {
      kind: 'correction',
      by: 'U0JANE',
      changes: [
        { kind: 'result', from: 'Success', to: 'Failed' },
        { kind: 'current-state' },
        { kind: 'follow-ups' },
        { kind: 'reason' },
        { kind: 'tasks', count: 2 },
        { kind: 'total-time', from: undefined, to: 85 },
      ],
    },
  },
  'drift-notice': {
    'The runbook changed': {
      kind: 'drift-notice',
      call,
      drift: [
        { kind: 'other-name', name: 'Acme - Remove 2FA' },
        { kind: 'other-description', description: 'Another summary.' },
        { kind: 'moved', schedule: 'Tue 14:00' },
        { kind: 'other-dri', name: 'Jane Smith' },
        { kind: 'other-contacts', names: ['Jane Smith', 'Bob'] },
        { kind: 'other-meeting', address: 'https://zoom.us/j/2' },
        { kind: 'other-request', address: '' },
        { kind: 'public' },
        { kind: 'closed' },
        { kind: 'reported' },
      ],
    },
    'Fields were removed': {
      kind: 'drift-notice',
      call,
      drift: [
        { kind: 'other-name', name: '' },
        { kind: 'other-description', description: '' },
        { kind: 'moved', schedule: '' },
        { kind: 'other-dri', name: '' },
        { kind: 'other-contacts', names: [] },
        { kind: 'other-meeting', address: '' },
      ],
    },
    'The issue moved': {
      kind: 'drift-notice',
      call,
      drift: [{ kind: 'issue-moved', to: 'support/new#7' }],
      movedTo: { projectId: 5, iid: 7, webUrl: 'https://gitlab.com/support/new/-/issues/7' },
    },
    'The issue moved out of sight': { kind: 'drift-notice', call, drift: [{ kind: 'issue-moved', to: '' }] },
    'The issue is gone': { kind: 'drift-notice', call, drift: [{ kind: 'gone' }] },
    'The change cannot be read': { kind: 'drift-notice', call, drift: undefined },
    'The runbook is as announced': { kind: 'drift-notice', call, drift: [] },
  },
  'public-notice': { 'The runbook is public': sampleMessages['public-notice'] },
  'access-notice': {
    'No access, for a contact': sampleMessages['access-notice'],
    'No access, for the DRI': { kind: 'access-notice', call, isDri: true },
  },
  'access-report': {
    'Access report': { kind: 'access-report', call, people: denials.map((why) => ({ slackId: 'U0JANE', why })) },
    'Access report of one person': sampleMessages['access-report'],
  },
  'failure-notice': {
    'Something failed': {
      kind: 'failure-notice',
      notice: { call, channels, failed: [{ ...sampleDelivery(ofPost), failure }] },
    },
    'Several things failed': {
      kind: 'failure-notice',
      notice: {
        call,
        channels,
        failed: [
          { ...sampleDelivery(ofPost), failure },
          { ...sampleDelivery({ kind: 'record' }), failure },
        ],
      },
    },
    'Nothing fails any more': { kind: 'failure-notice', notice: { call, channels, failed: [] } },
  },
  'result-notice': {
    'Result: done': result('announced', 'completed'),
    'Result: failed': result('completed', 'failed'),
    'Result: waiting': result('announced', 'pending'),
  },
};
