import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { WebClient } from '@slack/web-api';
import { parse } from 'yaml';
import { type Slack, type SlackOptions, startSlack } from '../../sandbox/slack/start-slack.js';
import { noLimits } from '../../sandbox/slack/web-api/limit-requests.js';
import { createWebClient } from '../../src/slack/web-client.js';
import { quietLogger } from '../sandbox/slack/support/quiet-logger.js';

/** The sandbox's Slack with the app's own manifest, and the app's own client for it. */
export interface Connected {
  readonly slack: Slack;
  readonly client: WebClient;
}

export async function startWorkspace(options: Partial<SlackOptions> = {}): Promise<Connected> {
  const slack = await startSlack({
    manifest: parse(readFileSync('manifest.yml', 'utf8')),
    people: [{ handle: 'jane', id: 'U0JANE', name: 'Jane Smith', email: 'jane@example.com', tz: 'Europe/Berlin' }],
    channels: [{ name: 'support_manager', id: 'C0MANAGER' }],
    limits: noLimits,
    ...options,
  });
  return { slack, client: createWebClient(slack.botToken, slack.apiUrl, quietLogger) };
}

/** What answers instead of a healthy Slack. */
export interface OddSlack {
  readonly apiUrl: string;
  readonly client: WebClient;
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Starts a server that gives every request this answer. */
export async function startOddSlack(
  answer: { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: string },
  token = 'xoxb-odd',
): Promise<OddSlack> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const apiUrl = `http://127.0.0.1:${port}/api/`;
  return {
    apiUrl,
    client: createWebClient(token, apiUrl, quietLogger),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
