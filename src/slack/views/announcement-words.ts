import type { Product } from '../../domain/call/product.js';
import type { Completion } from '../../domain/call/recording.js';
import type { SafeFields } from '../../domain/call/safe-fields.js';
import type { Actor } from '../../domain/people/actor.js';
import type { ScheduledTime } from '../../domain/schedule/scheduled-time.js';
import type { CallLink } from './call-links.js';
import { endingWords } from './result-words.js';

/** What an announcement says. `time` and `product` are still open while a preview asks for them. */
export interface AnnouncementWords {
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
export function announcedLinks({ recording, mayJoin }: AnnouncementWords): readonly CallLink[] {
  return mayJoin && !recording?.completion ? ['runbook', 'meeting', 'request'] : ['runbook', 'request'];
}

export const whereTheRestIs = 'Tasks, customer contacts and the rollback plan stay in the runbook.';

/** A call that has taken place says first how it ended. */
export function titleOf(fields: SafeFields, completion: Pick<Completion, 'result'> | undefined): string {
  return completion ? `${endingWords[completion.result]}: ${fields.name}` : `Runbook call: ${fields.name}`;
}
