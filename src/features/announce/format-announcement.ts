import type { Actor } from '../../call/people/actor.js';
import type { Product } from '../../call/product.js';
import type { Completion } from '../../call/recording/recording.js';
import type { SafeFields } from '../../call/safe-fields/safe-fields.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';
import type { CallLink } from '../../slack/block-kit/call-links.js';
import { endingText } from '../../slack/block-kit/result-text.js';

/** What an announcement says. `time` and `product` are still open while a preview asks for them. */
export interface AnnouncementText {
  readonly fields: SafeFields;
  readonly product: Product | undefined;
  readonly time: ScheduledTime | undefined;
  readonly announcedBy: Pick<Actor, 'slackId'>;
  /** What is recorded of the call; absent while it is only previewed. */
  readonly recording?: { readonly completion: Pick<Completion, 'result'> | undefined } | undefined;
  /** Whether its readers are shown how to join; absent: no. */
  readonly mayJoin?: boolean | undefined;
}

/** What the post links to. A call that has taken place cannot be joined. */
export function announcedLinks({ recording, mayJoin }: AnnouncementText): readonly CallLink[] {
  return mayJoin && !recording?.completion ? ['runbook', 'meeting', 'request'] : ['runbook', 'request'];
}

export const whereTheRestIs = 'Tasks, customer contacts and the rollback plan stay in the runbook.';

/** A call that has taken place says first how it ended. */
export function titleOf(fields: SafeFields, completion: Pick<Completion, 'result'> | undefined): string {
  return completion ? `${endingText[completion.result]}: ${fields.name}` : `Runbook call: ${fields.name}`;
}
