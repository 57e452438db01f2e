import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ServiceFailure } from '../../src/call/ports/service-failure.js';
import { neededScopes } from '../../src/slack/needed-scopes.js';
import { checkGitLab, checkScopes } from '../../src/startup/check-set-up.js';

function createLines() {
  const lines: string[] = [];
  const note = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push(`${level} ${message} ${fields.missing ?? ''}`.trim());
  };
  return { lines, log: { info: note('info'), error: note('error') } };
}

function gitlabRefusing(code: string): () => Promise<never> {
  const kind = code === 'not-json' ? 'bad-answer' : 'refused';
  return async () => {
    throw new ServiceFailure(`GET user: ${code}`, { service: 'GitLab', kind, code });
  };
}

test.each<[string, () => Promise<number | undefined>, RegExp]>([
  ['enough', async () => 15, /^info GitLab lets the app work/],
  ['no membership', async () => undefined, /^error .*correct RUNBOOK_PROJECT, or give the account the Planner role/],
  ['a role that is too small', async () => 10, /^error .*too small to edit issues: give it the Planner role/],
  ['a token that has expired', gitlabRefusing('HTTP 401'), /^error GitLab does not accept GITLAB_TOKEN/],
  ['a token without the scope', gitlabRefusing('HTTP 403'), /^error .*make one with the scope api/],
  ['another address', gitlabRefusing('not-json'), /^error .*correct GITLAB_URL/],
])('with %s, the log says so once, with what to do', async (_what, ownAccessLevel, line) => {
  const { lines, log } = createLines();

  await checkGitLab({ ownAccessLevel, project: 'a/b', log, random: () => 0, stopped: new AbortController().signal });

  expect(lines).toEqual([expect.stringMatching(line)]);
});

test('a GitLab that does not answer is asked again, until the app stops', async () => {
  const { lines, log } = createLines();
  const stopping = new AbortController();
  let asked = 0;
  const ownAccessLevel = async () => {
    asked += 1;
    if (asked === 2) stopping.abort();
    throw new ServiceFailure('Down.', { service: 'GitLab', kind: 'not-sent', code: 'ECONNREFUSED' });
  };

  await checkGitLab({ ownAccessLevel, project: 'a/b', log, random: () => 0, stopped: stopping.signal });

  expect(asked).toBe(2);
  expect(lines).toEqual([]);
});

test('permissions that Slack does not give are named, and nothing is said of more, or where Slack does not say', () => {
  const { lines, log } = createLines();

  checkScopes([...neededScopes, 'files:read'], log);
  checkScopes(undefined, log);
  checkScopes(
    neededScopes.filter((scope) => scope !== 'im:write' && scope !== 'groups:history'),
    log,
  );

  expect(lines).toEqual([
    expect.stringMatching(/^error .*install it again from manifest\.yml .* groups:history,im:write$/),
  ]);
});

test('the permissions are those of the manifest', () => {
  const manifest = parse(readFileSync('manifest.yml', 'utf8'));

  expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...neededScopes].toSorted());
});
