import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type GitLab, startGitLab } from '../../sandbox/gitlab/start-gitlab.js';
import type { Settings } from '../../sandbox/run-app.js';
import { type Slack, startSlack } from '../../sandbox/slack/start-slack.js';
import { addMessage } from '../../sandbox/slack/workspace/messages.js';

const project = 'gitlab-com/support/runbooks';
const token = 'glpat-sandbox-token';
const runbook = readFileSync('test/fixtures/stories/acme.md', 'utf8');

/** A Slack that takes one post per second and channel, and a GitLab with the limits of GitLab.com. */
export interface BurstTown {
  readonly slack: Slack;
  /** GitLab's number of the project; its issues are numbered from 1, one for each channel. */
  readonly projectId: number;
  /** What the app is told of both. */
  readonly settings: Settings;
  close(): Promise<void>;
}

export async function startBurstTown(channels: number): Promise<BurstTown> {
  const slack = await startSlack({
    manifest: parse(readFileSync('manifest.yml', 'utf8')),
    people: [],
    channels: Array.from({ length: channels }, (_, index) => ({ name: channelName(index) })),
    postsPerSecond: 1,
  });
  const gitlab = await startGitLab({
    users: [
      { username: 'runbook-bot', id: 1, bot: true },
      { username: 'john_doe', id: 11 },
    ],
    projects: [
      {
        path: project,
        id: projectId,
        members: { 'runbook-bot': 20, john_doe: 30 },
        issues: Array.from({ length: channels }, (_, index) => ({
          iid: index + 1,
          title: 'Acme',
          description: runbook,
          author: 'john_doe',
          confidential: true,
        })),
      },
    ],
    tokens: [{ token, user: 'runbook-bot', scopes: ['api'] }],
  });
  return {
    slack,
    projectId,
    settings: settingsFor(slack, gitlab),
    close: async () => {
      await Promise.all([slack.close(), gitlab.close()]);
    },
  };
}

const projectId = 4242;

/** Without `#`. */
export function channelName(index: number): string {
  return `calls-${index}`;
}

/** Posts what the reminders will be replies to, and returns its `ts`. */
export function postAnnouncement({ slack }: BurstTown, channel: string): string {
  const id = slack.channelId(channel);
  const stored = slack.workspace.channels.get(id);
  if (!stored) throw new Error(`There is no channel ${channel}.`);
  const { botUserId, botId } = slack;
  return addMessage(slack.workspace, stored, { user: botUserId, botId, text: 'A call' }).ts;
}

function settingsFor(slack: Slack, gitlab: GitLab): Settings {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    GITLAB_URL: gitlab.url,
    GITLAB_TOKEN: token,
    RUNBOOK_PROJECT: project,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'info',
  };
}
