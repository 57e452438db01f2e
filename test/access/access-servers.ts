import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import { parse } from 'yaml';
import type { UserSeed } from '../../sandbox/gitlab/seeds.js';
import { type GitLab as GitLabServer, startGitLab } from '../../sandbox/gitlab/start-gitlab.js';
import { type Slack, startSlack } from '../../sandbox/slack/start-slack.js';
import { noLimits } from '../../sandbox/slack/web-api/limit-requests.js';
import type { Person } from '../../src/call/people/person.js';
import type { Services } from '../../src/call/services.js';
import { openStore, type Store } from '../../src/database/open-store.js';
import { createGitLab } from '../../src/gitlab/create-gitlab.js';
import { readInPlace } from '../../src/runbook-worker/read-in-place.js';
import { createChannelDirectory } from '../../src/slack/channel-directory.js';
import { createBoltApp } from '../../src/slack/create-bolt-app.js';
import { createDirectory } from '../../src/slack/directory.js';
import type { ListenerContext } from '../../src/slack/listeners/listener-context.js';
import { createModals } from '../../src/slack/modals.js';
import { newDraftKey } from '../../src/slack/seal-draft.js';
import { signIn } from '../../src/slack/sign-in.js';
import { createWebClient } from '../../src/slack/web-client.js';
import { quietLogger } from '../sandbox/slack/support/quiet-logger.js';
import type { VisitorKind } from './visitors.js';

/** Ten minutes after the start of every call. */
export const now = Date.parse('2031-10-11T06:40:00Z');
export const project = 'gitlab-com/support/runbooks';
export const host = 'U0HOST';
export const channels = {
  support: { 'gitlab-com': '#support_gitlab-com', 'self-managed': '#support_self-managed' },
  managers: '#support_manager',
} as const;

/** One of each kind of person, with an issue of their own: the number is that of both. */
export interface Visitor {
  readonly kind: VisitorKind;
  readonly slackId: string;
  readonly iid: number;
}

/** The app's use cases, listeners and adapters in this process, between the sandbox's Slack and GitLab. */
export interface AccessServers {
  readonly slack: Slack;
  readonly gitlab: GitLabServer;
  readonly store: Store;
  readonly services: Services;
  readonly context: ListenerContext;
  readonly bolt: App;
  readonly visitors: readonly Visitor[];
  close(): Promise<void>;
}

export async function startAccessServers(kinds: readonly VisitorKind[], runbook: string): Promise<AccessServers> {
  const visitors = kinds.map((kind, at): Visitor => ({ kind, slackId: `U0VISITOR${at + 1}`, iid: at + 1 }));
  const slack = await startSlack({
    manifest: parse(readFileSync('manifest.yml', 'utf8')),
    people: [
      { handle: 'host', id: host, name: 'Host', email: 'host@example.com' },
      ...visitors.map(({ kind, slackId, iid }) => ({
        ...{ handle: `visitor${iid}`, id: slackId, name: 'Visitor', email: emailOf(iid) },
        ...kind.slack,
      })),
    ],
    channels: Object.values({ ...channels.support, managers: channels.managers }).map((name) => ({ name })),
    now: () => now,
    // Hundreds of people click within one minute of this test's clock.
    limits: noLimits,
  });
  const gitlab = await startGitLabOf(visitors, runbook);
  const folder = mkdtempSync(join(tmpdir(), 'runbook-access-'));
  const store = await openStore(`sqlite:${join(folder, 'runbook.db')}`, { onEnqueued: () => {} });
  const client = createWebClient(slack.botToken, slack.apiUrl, quietLogger);
  const identity = await signIn(client);
  const services: Services = {
    gitlab: createGitLab({ url: gitlab.url, token: 'token', now: () => now }),
    runbooks: readInPlace,
    channels,
    channelDirectory: createChannelDirectory({
      client,
      bindings: store.channelBindings,
      settings: [...Object.values(channels.support), channels.managers],
      clock: () => now,
    }),
    directory: createDirectory(client, identity),
    calls: store.calls,
    contactChoices: store.contactChoices,
    drafts: store.drafts,
    people: [hostPerson, ...visitors.flatMap(personOf)],
    site: { gitlabUrl: gitlab.url, defaultProject: project },
    meetingLink: 'people',
    reminderPolicy: [],
    reminderPolicyId: 'off',
    clock: () => now,
    fingerprint: (text) => text.slice(0, 5),
  };
  const receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  return {
    ...{ slack, gitlab, store, services, visitors },
    bolt: createBoltApp({ receiver, identity: () => identity, botToken: slack.botToken, logger: quietLogger }),
    context: {
      services,
      modals: createModals(client),
      channels,
      patiently: (work) => work(),
      untilSlackAnswers: (work) => work(),
      waitForJobs: async () => undefined,
      log: { error: () => {} },
      newReference: () => 'reference',
      newDraftKey,
    },
    async close() {
      await Promise.all([slack.close(), gitlab.close(), store.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

function startGitLabOf(visitors: readonly Visitor[], runbook: string): Promise<GitLabServer> {
  const membersIn = (place: VisitorKind['memberOf']) =>
    Object.fromEntries(
      visitors.flatMap(({ kind, iid }) =>
        kind.level !== undefined && kind.memberOf === place ? [[`visitor${iid}`, kind.level] as const] : [],
      ),
    );
  return startGitLab({
    now: () => now,
    rateLimits: { api: 1_000_000, notes: 1_000_000, users: 1_000_000 },
    users: [{ username: 'bot', id: 1, bot: true }, { username: 'host', id: 2 }, ...visitors.flatMap(usersOf)],
    groups: { 'gitlab-com/support': membersIn('group') },
    projects: [
      {
        path: project,
        id: 77,
        members: { bot: 20, host: 40, ...membersIn(undefined) },
        issues: visitors.map(({ kind, iid }) => ({
          ...{ iid, title: 'ZEBRA', description: runbook, confidential: true, labels: ['self-managed'] },
          author: kind.wrote ? `visitor${iid}` : 'host',
          assignees: kind.isAssigned ? [`visitor${iid}`] : [],
        })),
      },
    ],
    tokens: [{ token: 'token', user: 'bot', scopes: ['api'] }],
  });
}

function usersOf({ kind, iid }: Visitor): readonly UserSeed[] {
  const { account = 'active', publicEmail, rival } = kind;
  const email = emailOf(iid);
  const own = { username: `visitor${iid}`, id: 100 + iid, ...(publicEmail ? { publicEmail: email } : {}) };
  const other = { username: `rival${iid}`, id: 500 + iid };
  return [
    ...(account === 'none' ? [] : [{ ...own, state: account }]),
    ...(rival === 'same address' ? [{ ...other, publicEmail: email }] : []),
    ...(rival === 'name like the address' ? [{ ...other, name: email }] : []),
  ];
}

const hostPerson: Person = {
  ...{ name: 'Host', email: undefined, workingHours: undefined },
  gitlab: { id: 2, username: 'host' },
  slack: { id: host, username: undefined },
};

function personOf({ kind, slackId, iid }: Visitor): readonly Person[] {
  if (kind.listed === 'no') return [];
  const byEmail = kind.listed === 'by e-mail';
  return [
    {
      ...{ name: `Visitor ${iid}`, workingHours: undefined },
      email: byEmail ? emailOf(iid) : undefined,
      gitlab: { id: 100 + iid, username: `visitor${iid}` },
      slack: byEmail ? undefined : { id: slackId, username: undefined },
    },
  ];
}

function emailOf(iid: number): string {
  return `visitor${iid}@example.com`;
}
