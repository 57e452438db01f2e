import { ServiceFailure } from '../../call/ports/service-failure.js';
import { formatServiceFailure } from '../block-kit/format-service-failure.js';
import { renderNotice } from '../block-kit/notice-modal.js';
import { escapeMrkdwn } from '../block-kit/text.js';
import { isRecord, type PayloadRecord } from '../payload-record.js';
import { ReplayedRequest, UnverifiedRequest } from '../replayed-request.js';

/** What is said about a payload that no listener has handled to its end. */
export interface Unhandled {
  /** For the acknowledgement, if it is still to be sent; `undefined` where it cannot say anything. */
  readonly answer: object | undefined;
  /** For the person; none when there is nothing to say, e.g. about a window that was closed. */
  readonly paragraphs: readonly string[];
}

/**
 * Says what became of a payload that failed, or that nothing handles.
 * @param failure what was thrown; `undefined` when no listener has taken the payload
 */
export function whenUnhandled(body: PayloadRecord, failure: unknown, reference: string): Unhandled {
  if (failure instanceof ReplayedRequest || isSilent(body)) return { answer: undefined, paragraphs: [] };
  const paragraphs = wordsFor(failure, reference);
  return { answer: answerOf(body, paragraphs), paragraphs };
}

/** Closing a window and events ask for nothing. */
function isSilent(body: PayloadRecord): boolean {
  return body.type === 'view_closed' || body.type === 'event_callback' || 'event' in body;
}

function wordsFor(failure: unknown, reference: string): readonly string[] {
  if (failure instanceof ServiceFailure) return formatServiceFailure(failure, 'Nothing was done.', reference);
  if (failure instanceof UnverifiedRequest)
    return ['The app’s database does not answer. Nothing was done.', `Try again in a minute. (Reference ${reference})`];
  return [
    'The app could not read this request. Nothing was done.',
    `The message or window may come from another version of the app: type the command again, or /runbook help. (Reference ${reference})`,
  ];
}

function answerOf(body: PayloadRecord, paragraphs: readonly string[]): object | undefined {
  if ('command' in body) return { response_type: 'ephemeral', text: escapeMrkdwn(paragraphs.join('\n')) };
  if (body.type === 'block_suggestion') return { options: [] };
  if (body.type !== 'view_submission') return undefined;
  const field = firstInput(body.view);
  // An error at a field keeps what was typed; another view would throw it away.
  if (field !== undefined) return { response_action: 'errors', errors: { [field]: paragraphs.join(' ') } };
  return { response_action: 'update', view: renderNotice('Runbook', ...paragraphs) };
}

/** The id of the first block that people fill in. Slack refuses errors at any other. */
function firstInput(view: unknown): string | undefined {
  const blocks: readonly unknown[] = isRecord(view) && Array.isArray(view.blocks) ? view.blocks : [];
  for (const block of blocks) {
    if (isRecord(block) && block.type === 'input' && typeof block.block_id === 'string') return block.block_id;
  }
  return undefined;
}
