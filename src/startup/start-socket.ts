import { type Front, notReady } from '../http/open-server.js';
import type { SocketConnection } from '../slack/receivers/socket-receiver.js';
import type { SlackSession } from '../slack/session.js';

/**
 * Connects to Slack in Socket Mode. Resolves after the first attempt; the connection goes on by itself.
 * @throws ServiceFailure when Slack refuses the token; when it does so later, `onRefused` is told
 */
export async function startSocket(
  connection: SocketConnection,
  front: Front,
  session: SlackSession,
  onRefused: (failure: unknown) => void,
): Promise<void> {
  front.check('slack', () =>
    notReady(
      session.trouble() ?? (connection.isConnected() ? undefined : 'the connection to Slack is being opened again'),
    ),
  );
  const { first, result } = connection.start();
  let isStarting = true;
  result.catch((failure: unknown) => {
    if (!isStarting) onRefused(failure);
  });
  await first;
  isStarting = false;
}
