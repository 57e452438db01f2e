import type { RemindedRunbook } from '../application/look-at-runbook.js';
import type { Messenger, Reminder } from '../application/ports/slack.js';
import type { AttemptOutcome, CallStore } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Delivery, DeliveryContent } from '../domain/call/delivery.js';
import { reminderDelivery } from '../domain/call/reminder-deliveries.js';
import { nextMorning } from '../domain/reminders/next-morning.js';
import { findPost } from './find-post.js';
import { postOnce } from './post-once.js';

export interface SendReminderParts {
  readonly calls: Pick<CallStore, 'postsOf'>;
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
  /** The runbook as it is now, as far as GitLab tells in time. */
  readonly lookAtRunbook: (call: Call) => Promise<RemindedRunbook>;
  /** What of it a person may read, and where they are; `undefined` when they are no member of the workspace any more. */
  readonly readerOf: (slackId: string, runbook: RemindedRunbook) => Promise<Reminder['reader'] | undefined>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

type ReminderContent = Extract<DeliveryContent, { kind: 'reminder' }>;

/**
 * Reminds the channels or a person, in words made of what is true now. A reminder of another start than the call now has,
 * or of a call that is completed, or over and reported by other means, is pointless.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendReminder(
  parts: SendReminderParts,
  delivery: Delivery,
  content: ReminderContent,
  call: Call,
): Promise<AttemptOutcome> {
  if (content.instant !== call.time.instant || call.recording.completion) return { kind: 'pointless' };
  const runbook = await parts.lookAtRunbook(call);
  if (runbook.isOver) return { kind: 'pointless' };

  const reminded = { ...call, fields: runbook.fields };
  const { to, occasion } = content;
  if (to.kind === 'audience') {
    const post = await findPost(parts.calls, call, to.audience);
    const reminder: Reminder = { call: reminded, occasion, now: parts.clock(), reader: { kind: 'channel' } };
    await postOnce(parts.messenger, delivery, { kind: 'thread', under: post }, { kind: 'reminder', reminder });
    return { kind: 'sent' };
  }

  const reader = await parts.readerOf(to.slackId, runbook);
  if (!reader) return { kind: 'pointless' };
  const reminder: Reminder = { call: reminded, occasion, now: parts.clock(), reader };
  await postOnce(parts.messenger, delivery, { kind: 'person', slackId: to.slackId }, { kind: 'reminder', reminder });
  return { kind: 'sent', followUps: followingMorning(call, content, to.slackId, parts.clock()) };
}

/** After one working morning comes the next, until the runbook says that the summary is posted. */
function followingMorning(call: Call, { occasion }: ReminderContent, slackId: string, now: number) {
  const dri = call.recipients.find((recipient) => recipient.slackId === slackId);
  if (!occasion.startsWith('morning') || !dri) return [];
  const next = nextMorning(call, dri, now);
  return next ? reminderDelivery(call, next) : [];
}
