import { isRefusedAccess, type Refusal } from '../../src/call/access/refusal.js';
import { subcommands } from '../../src/features/help/parse-command.js';
import { registerListeners } from '../../src/registry/register-listeners.js';
import { lostAccessText } from '../../src/slack/block-kit/access-notice.js';
import { formatRefusal } from '../../src/slack/block-kit/format-refusal.js';
import { type AccessServers, host, now, startAccessServers, type Visitor } from './access-servers.js';
import { announcedCall } from './announced-call.js';
import { type Entry, entries } from './entries.js';
import { use } from './use.js';
import { visitorKinds } from './visitors.js';
import { zebraRunbook } from './zebra-runbook.js';

let servers: AccessServers;
const registered: string[] = [];

beforeAll(async () => {
  servers = await startAccessServers(visitorKinds, zebraRunbook);
  const spies = (['command', 'action', 'view', 'event', 'shortcut', 'options', 'message'] as const).map(
    (method) => [method, jest.spyOn(servers.bolt, method)] as const,
  );
  registerListeners(servers.bolt, servers.context);
  registered.push(...spies.flatMap(([method, spy]) => spy.mock.calls.map(([what]) => nameOf(method, what))));
  for (const { slackId, iid } of servers.visitors) await announcedCall(servers.store, { slackId, iid }, host, now);
});
afterAll(() => servers.close());

/** `action run_start`, `action /^run_settle_/`, `view_closed outcomes` */
function nameOf(method: string, what: unknown): string {
  if (typeof what === 'string' || what instanceof RegExp) return `${method} ${what}`;
  const { type = method, callback_id = '' } = { ...Object(what) };
  return `${type} ${callback_id}`;
}

test('every entry that is registered has a row, and every row is of one that is registered', () => {
  expect(new Set(registered)).toEqual(new Set(entries.map((entry) => entry.registered)));
});

test('every subcommand has a row', () => {
  const rows = entries.filter((entry) => entry.registered === 'command /runbook').map(({ name }) => name);

  expect(rows).toEqual(subcommands.filter((word) => word !== 'help').map((word) => `command /runbook: ${word}`));
});

/** Sends what somebody does with their own issue, and returns all that the app said to it, acknowledgement included. */
async function said({ slackId, iid }: Visitor, entry: Entry): Promise<string> {
  return (await use(servers, entry, { slackId, iid })).text;
}

const refusals: readonly Refusal[] = [
  { kind: 'not-found' },
  { kind: 'no-gitlab-account', name: 'Visitor' },
  ...(['guest', 'stranger', 'bot', 'deactivated', 'unknown'] as const).map(
    (membership) => ({ kind: 'not-a-member', membership }) as const,
  ),
];
const words = refusals.filter(isRefusedAccess).map((refusal) => formatRefusal(refusal)[0] ?? '');

function isRefused(text: string): boolean {
  return words.some((word) => text.includes(word));
}

const writing = () => servers.gitlab.calls().filter(({ method }) => method !== 'GET');

async function stored(): Promise<string> {
  const calls = await servers.store.calls.callsBetween(0, Number.MAX_SAFE_INTEGER);
  const jobs = await Promise.all(calls.map(({ id }) => servers.store.calls.jobsOf(id)));
  return JSON.stringify([calls, jobs]);
}

describe.each(entries.map((entry) => [entry.name, entry] as const))('%s', (_name, entry) => {
  test('tells nobody anything who may not see the runbook, and changes nothing', async () => {
    const before = await stored();
    const refused = servers.visitors.filter(({ kind }) => !kind.isLetIn);

    const answers = await Promise.all(refused.map(async (visitor) => [visitor, await said(visitor, entry)] as const));

    const told = answers.filter(([, text]) => entry.does === 'something' && (/zebra/i.test(text) || !isRefused(text)));
    expect(told.map(([{ kind }, text]) => `${kind.name} reads ${text}`)).toEqual([]);
    expect(writing()).toEqual([]);
    expect(await stored()).toBe(before);
    expect(await draftsLeft(refused)).toEqual([]);
  });

  /** Of forms that are still there; closing one drops its own. */
  async function draftsLeft(refused: readonly Visitor[]): Promise<readonly string[]> {
    if (entry.does === 'nothing') return [];
    const { workspace } = servers.slack;
    const views = [...workspace.views.values()].filter(({ person }) =>
      refused.some(({ slackId }) => slackId === person),
    );
    const drafts = await Promise.all(views.map(({ id, person }) => servers.store.drafts.read(id, person)));
    return drafts.filter((draft) => draft !== undefined);
  }
});

describe.each(entries.map((entry) => [entry.name, entry] as const))('%s', (_name, entry) => {
  test('lets in everybody who may see the runbook', async () => {
    const letIn = servers.visitors.filter(({ kind }) => kind.isLetIn);

    const answers = await Promise.all(letIn.map(async (visitor) => [visitor, await said(visitor, entry)] as const));

    const turnedAway = answers.filter(([, text]) => isRefused(text) || text.includes(lostAccessText));
    expect(turnedAway.map(([{ kind }, text]) => `${kind.name} reads ${text}`)).toEqual([]);
  });
});
