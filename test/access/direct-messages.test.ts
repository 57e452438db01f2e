import { openDirectMessage } from '../../sandbox/slack/workspace/channels.js';
import { addMessage } from '../../sandbox/slack/workspace/messages.js';
import { runbookAccess } from '../../src/call/access/runbook-access.js';
import type { Call } from '../../src/call/call.js';
import { fetchRunbook, readerOf } from '../../src/call/fetch-runbook.js';
import type { IssueRef } from '../../src/call/issue.js';
import type { JobPayload } from '../../src/call/jobs/job.js';
import { panelName } from '../../src/call/jobs/message-names.js';
import type { GitLab } from '../../src/call/ports/gitlab.js';
import { fetchRun } from '../../src/features/run/fetch-run.js';
import { createPerformJob } from '../../src/registry/perform-job.js';
import { renderMessage } from '../../src/registry/render-message.js';
import { createMessenger } from '../../src/slack/messenger.js';
import { createWebClient } from '../../src/slack/web-client.js';
import { quietLogger } from '../sandbox/slack/support/quiet-logger.js';
import { jobOf } from '../support/delivery/world.js';
import { type AccessServers, channels, host, now, startAccessServers, type Visitor } from './access-servers.js';
import { announcedCall } from './announced-call.js';
import { atSlack } from './send.js';
import { visitorKinds } from './visitors.js';
import { zebraRunbook } from './zebra-runbook.js';

/** Whom a kind of job is for. A new kind does not compile without a row here. */
type Reader = 'the channels' | 'GitLab' | 'a person' | 'the DRI';
const readers: Readonly<Record<JobPayload['kind'], Reader>> = {
  announcement: 'the channels',
  'announcement-update': 'the channels',
  'meeting-link-removal': 'the channels',
  'issue-edit': 'GitLab',
  record: 'GitLab',
  reminder: 'a person',
  'failure-notice': 'the DRI',
  'drift-notice': 'the DRI',
  'public-notice': 'the DRI',
  'access-notice': 'a person',
  'access-report': 'the DRI',
  'result-notice': 'a person',
  'run-panel': 'a person',
  'run-panel-update': 'a person',
  progress: 'the channels',
  'progress-update': 'the channels',
  summary: 'the channels',
  'summary-update': 'the channels',
  correction: 'the channels',
  'close-issue': 'GitLab',
};

interface Row {
  readonly name: string;
  readonly kind: JobPayload['kind'];
  readonly content: (call: Call, visitor: Visitor, servers: AccessServers) => Promise<JobPayload>;
}

const reminders = ['24h', '1h', '10m', 'start', 'end', 'morning 2031-10-13'].map(
  (occasion): Row => ({
    name: `reminder ${occasion}`,
    kind: 'reminder',
    content: async ({ time }, { slackId }) => ({
      ...{ kind: 'reminder', occasion, instant: time.instant },
      to: { kind: 'person', slackId },
    }),
  }),
);

const rows: readonly Row[] = [
  ...reminders,
  {
    ...{ name: 'run panel', kind: 'run-panel' },
    content: async ({ time }, { slackId }) => ({ kind: 'run-panel', slackId, instant: time.instant }),
  },
  {
    ...{ name: 'update of the run panel', kind: 'run-panel-update' },
    content: async (_call, { slackId }) => ({ kind: 'run-panel-update', slackId, recording: 0 }),
  },
  {
    ...{ name: 'access notice', kind: 'access-notice' },
    content: async (_call, { slackId }) => ({ kind: 'access-notice', slackId }),
  },
  {
    ...{ name: 'result notice', kind: 'result-notice' },
    content: async (_call, { slackId }) => ({ kind: 'result-notice', slackId, action: 'announced', jobs: [] }),
  },
  {
    ...{ name: 'drift notice', kind: 'drift-notice' },
    content: async (call, _visitor, { services }) => {
      const { drift = [] } = await fetchRunbook(services, call, new Promise(() => {}));
      return { kind: 'drift-notice', revision: 0, drift };
    },
  },
  {
    ...{ name: 'public notice', kind: 'public-notice' },
    content: async () => ({ kind: 'public-notice' }),
  },
  {
    ...{ name: 'failure notice', kind: 'failure-notice' },
    content: async (call) => ({ kind: 'failure-notice', failed: `call ${call.id} · fails` }),
  },
  {
    ...{ name: 'access report', kind: 'access-report' },
    content: async () => ({ kind: 'access-report', people: [{ slackId: 'U0NOBODY', why: 'not-a-member' }] }),
  },
];

test('every kind of direct message has a row', () => {
  const direct = Object.entries(readers).filter(([, reader]) => reader === 'a person' || reader === 'the DRI');

  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(direct.map(([kind]) => kind)));
});

let servers: AccessServers;
beforeAll(async () => {
  servers = await startAccessServers(visitorKinds, zebraRunbook);
  for (const { slackId, iid } of servers.visitors) await announcedCall(servers.store, { slackId, iid }, host, now);
});
afterAll(() => servers.close());

/** Sends one message about a visitor's call, which names them as its DRI if the row is for the DRI. */
async function send(row: Row, visitor: Visitor): Promise<{ readonly reads: string; readonly outcome: string }> {
  const { services, slack, store } = servers;
  const person = atSlack(servers, visitor.slackId);
  person.clear();
  const stored = await store.calls.callOfIssue({ projectId: 77, iid: visitor.iid });
  if (!stored) throw new Error('There is no call.');
  const dri = { ...stored.fields.dri, slackId: visitor.slackId };
  const call = readers[row.kind] === 'the DRI' ? { ...stored, fields: { ...stored.fields, dri } } : stored;
  const never = new Promise(() => {});
  const messages = row.kind === 'run-panel-update' ? [standingPanel(visitor)] : [];
  const perform = createPerformJob({
    calls: { ...store.calls, call: async () => call, messagesOf: async () => messages },
    meetingLink: 'people',
    messenger: createMessenger(createWebClient(slack.botToken, slack.apiUrl, quietLogger), renderMessage, slack),
    gitlab: { ...services.gitlab, readIssue: (ref) => readPublic(services.gitlab, ref, row) },
    runbooks: services.runbooks,
    channels,
    channelDirectory: services.channelDirectory,
    fetchRunbook: (each) => fetchRunbook(services, each, never),
    readerOf: (slackId, runbook) => readerOf(services, slackId, runbook, never),
    fetchRun: (each) => fetchRun(services, each),
    runbookAccess: (slackId, issue) => runbookAccess(services, slackId, issue),
    startGate: { until: async () => {} },
    reminderPlan: { policy: services.reminderPolicy, policyId: 'another', isReplanning: () => false },
    leases: { isHeld: () => true },
    clock: () => now,
    random: () => 0,
  });
  const content = await row.content(call, visitor, servers);
  const outcome = await perform({ ...jobOf(content, 1), key: `${row.name} of ${visitor.iid}` });
  return { reads: person.sees(), outcome: outcome.kind };
}

/** The issue, which is public where the message is about that. */
async function readPublic(gitlab: GitLab, ref: IssueRef, { kind }: Row) {
  const issue = await gitlab.readIssue(ref);
  return issue && { ...issue, confidential: issue.confidential && kind !== 'public-notice' };
}

/** A panel from when they had access. */
function standingPanel({ slackId }: Visitor) {
  const { workspace } = servers.slack;
  const person = workspace.people.get(slackId);
  if (!person) throw new Error('There is nobody.');
  const channel = openDirectMessage(workspace, person);
  const { botUserId, botId } = workspace.app;
  const { ts } = addMessage(workspace, channel, { user: botUserId, botId, text: 'ZEBRA panel' });
  return { name: panelName(slackId), channelId: channel.id, ts, permalink: undefined };
}

describe.each(rows.map((row) => [row.name, row] as const))('%s', (_name, row) => {
  test('says nothing of the runbook to anybody who may not see it', async () => {
    const refused = servers.visitors.filter(({ kind }) => !kind.isLetIn);

    const answers = await Promise.all(refused.map(async (visitor) => [visitor, await send(row, visitor)] as const));

    const told = answers.filter(([, { reads }]) => /zebra/i.test(reads));
    expect(told.map(([{ kind }, { reads }]) => `${kind.name} reads ${reads}`)).toEqual([]);
  });

  if (readers[row.kind] === 'the DRI')
    test('goes to the announcer instead of a DRI who may not see it', async () => {
      const refused = servers.visitors.filter(({ kind }) => !kind.isLetIn);
      atSlack(servers, host).clear();

      const outcomes = await Promise.all(refused.map(async (visitor) => (await send(row, visitor)).outcome));

      expect(new Set(outcomes)).toEqual(new Set(['completed']));
      const person = servers.slack.workspace.people.get(host);
      const messages = person ? openDirectMessage(servers.slack.workspace, person).messages : [];
      expect(messages).toHaveLength(refused.length);
    });

  if (row.kind !== 'access-notice')
    test('reaches everybody who may see the runbook', async () => {
      const letIn = servers.visitors.filter(({ kind }) => kind.isLetIn);

      const answers = await Promise.all(letIn.map(async (visitor) => [visitor, await send(row, visitor)] as const));

      const missed = answers.filter(([, { reads, outcome }]) => outcome !== 'completed' || !/zebra/i.test(reads));
      expect(missed.map(([{ kind }]) => kind.name)).toEqual([]);
    });
});
