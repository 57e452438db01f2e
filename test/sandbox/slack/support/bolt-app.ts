import { App, HTTPReceiver } from '@slack/bolt';
import type { Slack } from '../../../../sandbox/slack/start-slack.js';
import { quietLogger } from './quiet-logger.js';

/** A real Bolt app in HTTP mode, connected to the sandbox. */
export interface BoltApp {
  readonly app: App;
  readonly requestUrl: string;
  stop(): Promise<void>;
}

/** Starts Bolt on a free port and tells Slack where it is. */
export async function startBolt(slack: Slack): Promise<BoltApp> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: quietLogger });
  const app = new App({
    receiver,
    token: slack.botToken,
    botId: slack.botId,
    botUserId: slack.botUserId,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: quietLogger },
    logger: quietLogger,
  });
  const server = await receiver.start(0);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  slack.connectHttp(requestUrl);
  return {
    app,
    requestUrl,
    stop: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await app.stop();
    },
  };
}
