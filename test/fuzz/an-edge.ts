import { type Logger, LogLevel } from '@slack/bolt';
import { registerListeners } from '../../src/registry/register-listeners.js';
import { createBoltApp } from '../../src/slack/create-bolt-app.js';
import { createInFlight } from '../../src/slack/in-flight.js';
import { createIntake } from '../../src/slack/receivers/intake.js';
import { newDraftKey } from '../../src/slack/seal-draft.js';
import { startCall } from '../support/start-call.js';
import { channels } from '../support/views/sample-preview.js';

export const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setLevel: () => undefined,
  setName: () => undefined,
};

/** Modals that were never opened: whatever is shown is accepted. */
const modals = {
  open: async () => ({ viewId: 'V1', hash: undefined }),
  show: async () => true,
};

/** The app's listeners behind its own error boundary, with everything outside it faked. */
export async function anEdge() {
  const services = await startCall();
  const intake = createIntake({
    inFlight: createInFlight(),
    log: { error: () => undefined, warn: () => undefined },
    newReference: () => 'ref-1',
    tell: async () => undefined,
  });
  const identity = () => ({ botUserId: 'U0BOT', botId: 'B1', teamId: 'T1', teamName: 'Acme' });
  const app = createBoltApp({ receiver: intake.receiver, identity, botToken: 'xoxb-1', logger: quiet });
  const patiently = <Result>(work: () => Promise<Result>) => work();
  registerListeners(app, {
    ...{ services, modals, channels, waitForJobs: async () => undefined, patiently, untilSlackAnswers: patiently },
    ...{ newReference: () => 'ref-1', newDraftKey },
    log: { error: () => undefined },
  });
  return intake;
}

/** What escapes every boundary, and would end the process, while `action` runs. */
export async function escapedDuring(action: () => Promise<void>): Promise<readonly string[]> {
  const escaped: unknown[] = [];
  const note = (error: unknown) => escaped.push(error);
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  try {
    await action();
    await new Promise(setImmediate);
  } finally {
    process.off('unhandledRejection', note);
    process.off('uncaughtException', note);
  }
  return escaped.map(String);
}
