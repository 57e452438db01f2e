import type { Call, PlacedMessage, Post } from '../domain/call/call.js';
import type { Delivery } from '../domain/call/delivery.js';
import type { IssueKey } from '../domain/call/issue.js';
import type { Services } from './services.js';

/** An announced call, where its posts stand and what is still to be sent. */
export interface AnnouncedCall {
  readonly call: Call;
  readonly posts: readonly Post[];
  readonly messages: readonly PlacedMessage[];
  readonly deliveries: readonly Delivery[];
}

/** Where a call stands now. */
export async function standingOf(services: Services, call: Call): Promise<AnnouncedCall> {
  const [posts, messages, deliveries] = await Promise.all([
    services.calls.postsOf(call.id),
    services.calls.messagesOf(call.id),
    services.calls.deliveriesOf(call.id),
  ]);
  return { call, posts, messages, deliveries };
}

/** Where the call of an issue stands; `undefined` when it has not been announced. */
export async function findAnnounced(services: Services, issue: IssueKey): Promise<AnnouncedCall | undefined> {
  const call = await services.calls.callOfIssue(issue);
  return call ? standingOf(services, call) : undefined;
}
