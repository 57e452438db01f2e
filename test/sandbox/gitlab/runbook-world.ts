import { z } from 'zod';
import type { GitLabOptions } from '../../../sandbox/gitlab/seeds.js';
import { type GitLab, startGitLab } from '../../../sandbox/gitlab/start-gitlab.js';

export const project = 'gitlab-com/support/runbooks';
export const elsewhere = 'gitlab-com/support/other';

/** A project with one confidential runbook, people of every role, and one token for each of them (`token-jane`). */
export const runbookWorld: GitLabOptions = {
  subPath: '/gitlab',
  users: [
    { username: 'runbook-bot', id: 1, bot: true },
    { username: 'jane', id: 2, name: 'Jane Smith', publicEmail: 'jane@example.com' },
    { username: 'gus', id: 3, name: 'Gus Guest' },
    { username: 'otto', id: 4, name: 'jane@example.com' },
    { username: 'mia', id: 5, name: 'Mia Maintainer' },
    { username: 'blocked', id: 6, state: 'blocked' },
  ],
  groups: { 'gitlab-com/support': { jane: 30, mia: 40 } },
  projects: [
    {
      path: project,
      id: 77,
      members: { 'runbook-bot': 15, gus: 10 },
      formerPaths: ['support/runbooks'],
      issues: [
        {
          iid: 12,
          title: 'Acme: enforce 2FA',
          description: '- [ ] Inform\n- [x] Check',
          author: 'jane',
          confidential: true,
        },
        { iid: 13, title: 'Open to members', author: 'gus' },
      ],
    },
    { path: elsewhere, id: 78, members: { 'runbook-bot': 20 }, issues: [{ iid: 1, title: 'Other', author: 'mia' }] },
  ],
  tokens: [
    { token: 'token-bot', user: 'runbook-bot', scopes: ['api'] },
    { token: 'token-reader', user: 'runbook-bot', scopes: ['read_api'] },
    { token: 'token-old', user: 'runbook-bot', scopes: ['api'], expiresAt: '2020-01-01' },
    { token: 'token-revoked', user: 'runbook-bot', scopes: ['api'], revoked: true },
    { token: 'token-jane', user: 'jane', scopes: ['api'] },
    { token: 'token-gus', user: 'gus', scopes: ['api'] },
    { token: 'token-otto', user: 'otto', scopes: ['api'] },
    { token: 'token-mia', user: 'mia', scopes: ['api'] },
    { token: 'token-blocked', user: 'blocked', scopes: ['api'] },
  ],
};

/** `support/runbooks` as a path has it. */
export const encoded = encodeURIComponent(project);
export const runbook = `/projects/${encoded}/issues/12`;

/** Starts the runbook world, with some of its options replaced. */
export function startRunbookWorld(options: Partial<GitLabOptions> = {}): Promise<GitLab> {
  return startGitLab({ ...runbookWorld, ...options });
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it was JSON, else the text. */
  readonly body: unknown;
}

/** One plain request as a user, without following redirects. */
export async function ask(
  gitlab: GitLab,
  who: string,
  method: string,
  path: string,
  body?: Record<string, unknown>,
): Promise<Answer> {
  const response = await fetch(`${gitlab.url}/api/v4${path}`, {
    method,
    redirect: 'manual',
    headers: { 'private-token': `token-${who}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** One field of an answer that is an object. */
export function field(answer: Answer, name: string): unknown {
  return z.record(z.string(), z.unknown()).parse(answer.body)[name];
}

/** One field of every entry of an answer that is a list. */
export function column(answer: Answer, name: string): unknown[] {
  return z
    .array(z.record(z.string(), z.unknown()))
    .parse(answer.body)
    .map((entry) => entry[name]);
}
