import type { Snapshot } from '../snapshot.js';
import type { Place } from './slack/slack-pane.js';

/** Where a link leads: to something that the page shows, or out of it. */
export type Target =
  | { readonly kind: 'issue'; readonly iid: number; readonly isNote: boolean }
  | { readonly kind: 'message'; readonly place: Place }
  | { readonly kind: 'elsewhere' };

/** Finds what a link means on this page: an issue of the runbook project, or the permalink of a message one can see. */
export function whereTo(url: string, { issues, slack }: Snapshot): Target {
  const issue = issues.find((one) => url === one.url || url.startsWith(`${one.url}#`));
  if (issue) return { kind: 'issue', iid: issue.iid, isNote: url.includes('#note_') };
  const [, channel, digits] = /\/archives\/(\w+)\/p(\d+)/.exec(url) ?? [];
  const context = slack.conversations.find((one) => one.id === channel);
  if (!context || !digits) return { kind: 'elsewhere' };
  const ts = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  const message = context.messages.find((one) => one.ts === ts);
  return { kind: 'message', place: { context: context.id, thread: message?.threadTs } };
}
