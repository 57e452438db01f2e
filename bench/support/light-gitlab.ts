import { readFileSync } from 'node:fs';
import { type LightServer, startLightServer } from './light-server.js';

/** Requests a minute of one user. Source: https://docs.gitlab.com/user/gitlab_com/#rate-limits-on-gitlabcom */
const perMinute = 2_000;

export interface LightGitLab extends LightServer {
  requests(): number;
  /** How often it has answered 429. */
  refused(): number;
}

const description = readFileSync('test/fixtures/calls/acme.md', 'utf8');

/** A GitLab in which all issues are the same runbook but for a comment, and which, like GitLab.com, answers 429 when asked too often. */
export async function startLightGitLab(): Promise<LightGitLab> {
  let minute = 0;
  let count = 0;
  let requests = 0;
  let refused = 0;
  const server = await startLightServer((request, _body, response) => {
    requests += 1;
    const now = Math.floor(Date.now() / 60_000);
    count = now === minute ? count + 1 : 1;
    minute = now;
    if (count > perMinute) {
      refused += 1;
      response.writeHead(429, { 'retry-after': '60' });
      return 'Retry later';
    }
    const url = request.url ?? '';
    if (url.includes('/members/')) return { access_level: 30, state: 'active' };
    return issue(Number(url.split('/').at(-1)));
  });
  return { ...server, requests: () => requests, refused: () => refused };
}

function issue(iid: number) {
  return {
    iid,
    project_id: 4242,
    title: 'Acme',
    description: `${description}\n<!-- Issue ${iid} -->\n`,
    confidential: true,
    state: 'opened',
    labels: [],
    web_url: `https://gitlab.example/support/runbooks/-/issues/${iid}`,
    references: { full: `support/runbooks#${iid}` },
    author: { id: 11 },
    assignees: [],
  };
}
