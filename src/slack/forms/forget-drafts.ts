import type { Services } from '../../call/services.js';

/** A modal that was left open this long will not be submitted any more. */
const longestKept = 24 * 60 * 60 * 1000;

/** Forgets what was typed into modals whose end Slack never told. To be called now and then. */
export async function forgetDrafts({ drafts, clock }: Pick<Services, 'drafts' | 'clock'>): Promise<void> {
  await drafts.forget(clock() - longestKept);
}
