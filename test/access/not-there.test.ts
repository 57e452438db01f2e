import { registerListeners } from '../../src/registry/register-listeners.js';
import { type AccessServers, host, now, project, startAccessServers, type Visitor } from './access-servers.js';
import { announcedCall } from './announced-call.js';
import { type Entry, entries, shownToHost } from './entries.js';
import { type Use, use } from './use.js';
import { visitorKinds } from './visitors.js';
import { zebraRunbook } from './zebra-runbook.js';

/** Some who are refused by GitLab, and not before it is asked: they could try to find out which issues there are. */
const kinds = visitorKinds.filter(({ name }) =>
  ['no member of the project', 'a Guest', 'the author, no member any more', 'a Developer, blocked'].includes(name),
);

let servers: AccessServers;
beforeAll(async () => {
  servers = await startAccessServers(kinds, zebraRunbook);
  registerListeners(servers.bolt, servers.context);
  for (const { slackId, iid } of servers.visitors) await announcedCall(servers.store, { slackId, iid }, host, now);
  await shownToHost(servers);
});
afterAll(() => servers.close());

const places = [
  ['an issue that is not there', { iid: 999 }],
  ['an issue of a project that is not there', { iid: 1, elsewhere: { projectId: 999, path: 'gitlab-com/none' } }],
] as const;

/** What the app asked and said; numbers, addresses and times of the sandbox aside. */
async function observe(visitor: Visitor, entry: Entry, where: Omit<Use, 'slackId'>) {
  const asked = servers.gitlab.calls().length;
  const called = servers.slack.calls().length;
  const { text } = await use(servers, entry, { slackId: visitor.slackId, ...where });
  return {
    gitlab: servers.gitlab.calls().slice(asked).map(shapeOf),
    slack: servers.slack
      .calls()
      .slice(called)
      .map(({ method }) => method),
    text: text.replaceAll(/"(private_metadata|block_id|value)":"(\\\\.|[^"])*"/g, '').replaceAll(/127[^|>"]*/g, ''),
  };
}

/** `GET projects/:id/issues/:id`: the same for a project by its path and by its number. */
function shapeOf({ method, url }: { readonly method: string; readonly url: string }): string {
  const [path = ''] = url.split('?');
  return `${method} ${path.replace(/^.*\/api\/v4\//, '').replaceAll(/(?<=^|\/)([^/]*%2F[^/]*|\d+)(?=\/|$)/g, ':id')}`;
}

const asking = entries.filter(({ does }) => does === 'something');

describe.each(places)('%s', (_what, where) => {
  test.each(asking.map((entry) => [entry.name, entry] as const))(
    'cannot be told from one that may not be seen, by %s',
    async (_name, entry) => {
      for (const visitor of servers.visitors) {
        const hidden = await observe(visitor, entry, { iid: visitor.iid });
        const missing = await observe(visitor, entry, where);

        expect(hidden.gitlab).toEqual(['GET projects/:id/issues/:id', 'GET projects/:id/members/all/:id']);
        expect(missing).toEqual(hidden);
      }
    },
  );
});

test('the project that is asked about is the one that there is', () => {
  expect(servers.gitlab.calls().map(({ operation }) => operation)).toContain(
    `GET /api/v4/projects/${project}/members/all/101`,
  );
});
