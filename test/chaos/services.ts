import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { channels, project } from '../../sandbox/environment/start-environment.js';
import { type GitLab, startGitLab } from '../../sandbox/gitlab/start-gitlab.js';
import type { Settings } from '../../sandbox/run-app.js';
import { type Slack, startSlack } from '../../sandbox/slack/start-slack.js';

/** A Slack and a GitLab with people who each have an account on both, and issues for them to write runbooks into. */
export interface Services {
  readonly slack: Slack;
  readonly gitlab: GitLab;
  readonly people: readonly string[];
  /** For the app. */
  readonly settings: Settings;
  readonly folder: string;
  close(): Promise<void>;
}

/** Two reminders close to each other, because the calls begin a minute or two after they are announced. */
const reminders = '1m dm, 0m channels+dm';

export async function startServices(peopleCount: number, issueCount: number): Promise<Services> {
  const people = Array.from({ length: peopleCount }, (_, index) => `engineer${index + 1}`);
  const slack = await startSlack({
    manifest: parse(readFileSync('manifest.yml', 'utf8')),
    people: people.map((handle) => ({ handle, id: slackId(handle), name: handle, email: `${handle}@example.com` })),
    channels,
  });
  const gitlab = await startGitLab({
    subPath: '/gitlab',
    users: [
      { username: 'runbook-bot', id: 1, bot: true },
      ...people.map((username, index) => ({ username, id: 101 + index, name: username })),
    ],
    projects: [
      {
        path: project,
        members: { 'runbook-bot': 20, ...Object.fromEntries(people.map((username) => [username, 30] as const)) },
        issues: Array.from({ length: issueCount }, (_, index) => ({
          title: `Runbook ${index + 1}`,
          author: people[index % peopleCount] ?? 'runbook-bot',
          confidential: true,
          labels: ['self-managed'],
        })),
      },
    ],
    tokens: [{ token: 'glpat-sandbox-token', user: 'runbook-bot', scopes: ['api'] }],
  });
  const folder = mkdtempSync(join(tmpdir(), 'runbook-chaos-'));
  const peopleFile = join(folder, 'people.yml');
  writeFileSync(peopleFile, people.map(peopleEntry).join(''));
  return {
    slack,
    gitlab,
    people,
    folder,
    settings: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      GITLAB_URL: gitlab.url,
      GITLAB_TOKEN: 'glpat-sandbox-token',
      PEOPLE_FILE: peopleFile,
      REMINDERS: reminders,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
    },
    close: async () => {
      await Promise.all([slack.close(), gitlab.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function slackId(handle: string): string {
  return `U0${handle.toUpperCase()}`;
}

function peopleEntry(handle: string, index: number): string {
  return [
    `- name: ${handle}`,
    `  email: ${handle}@example.com`,
    '  region: EMEA',
    `  gitlab: { id: ${101 + index}, username: ${handle} }`,
    `  slack: { id: ${slackId(handle)}, username: ${handle} }`,
    '',
  ].join('\n');
}
