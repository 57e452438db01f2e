import { App, type Logger } from '@slack/bolt';
import { createInFlight } from '../../../src/slack/in-flight.js';
import { createIntake, type Intake } from '../../../src/slack/receivers/intake.js';

/** Bolt behind the intake, and what went wrong in it. */
export interface TestIntake {
  readonly app: App;
  readonly intake: Intake;
  /** What the intake has logged: each failure's message. */
  readonly failures: readonly string[];
  /** What people were told after an acknowledgement. */
  readonly told: readonly (readonly string[])[];
}

/** The app's intake with a Bolt of its own, on which a test registers its listeners. */
export function anIntake(logger: Logger): TestIntake {
  const failures: string[] = [];
  const told: (readonly string[])[] = [];
  const note = (details: object, message: string) => {
    const cause = 'err' in details && details.err instanceof Error ? details.err.message : '';
    failures.push(`${message}: ${cause}`);
  };
  const intake = createIntake({
    inFlight: createInFlight(),
    log: { error: note, warn: note },
    newReference: () => 'ref-1',
    tell: async (_body, paragraphs) => told.push(paragraphs),
  });
  const app = new App({
    receiver: intake.receiver,
    logger,
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U0' }),
  });
  app.error(async (error) => {
    throw error;
  });
  return { app, intake, failures, told };
}
