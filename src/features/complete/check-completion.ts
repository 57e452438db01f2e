import type { FollowUp } from '../../call/recording/recording.js';
import { announcementLimits, completionLimits } from '../../slack/block-kit/limits.js';
import { truncate } from '../../slack/block-kit/text.js';
import type { TypedCompletion } from './complete-call.js';
import type { CompletionDraft, TypedFollowUp } from './completion-draft.js';
import { completionBlocks, followUpBlockId } from './completion-state.js';

const longestQuote = 80;

/** What the modal says, or what Slack shows under its fields: block → text. */
export type CompletionReading =
  | { readonly kind: 'typed'; readonly typed: TypedCompletion }
  | { readonly kind: 'problems'; readonly errors: Readonly<Record<string, string>> };

/** Reads what somebody has typed, when they submit. */
export function readCompletion(draft: CompletionDraft): CompletionReading {
  const { typed } = draft;
  const errors = { ...mainErrors(draft), ...(typed.isFollowUpNeeded ? followUpErrors(typed.followUps) : {}) };
  if (Object.keys(errors).length > 0) return { kind: 'problems', errors };
  const whyOpen = draft.isReasonNeeded ? typed.whyOpen.trim() : '';
  return {
    kind: 'typed',
    typed: {
      result: typed.result,
      currentState: typed.currentState.trim(),
      followUps: typed.isFollowUpNeeded ? typed.followUps.flatMap(followUp) : [],
      whyOpen: whyOpen || undefined,
      closeIssue: draft.canClose && typed.closeIssue,
    },
  };
}

function mainErrors({ typed, isReasonNeeded }: CompletionDraft): Record<string, string> {
  return {
    ...(typed.currentState.trim() === ''
      ? { [completionBlocks.currentState]: 'Enter the current state, e.g. “2FA is enforced on all groups”.' }
      : {}),
    ...(isReasonNeeded && typed.whyOpen.trim() === ''
      ? { [completionBlocks.whyOpen]: 'Say why it is open, e.g. “the customer does it on Monday”.' }
      : {}),
  };
}

function followUpErrors(all: readonly TypedFollowUp[]): Record<string, string> {
  const isAnyNamed = all.some(({ what }) => what.trim() !== '');
  const errors = all.flatMap((one, place) => {
    const needsWhat = one.what.trim() === '' && ((place === 0 && !isAnyNamed) || !isEmpty(one));
    const links = linkError(one.links);
    return [
      ...(needsWhat ? [[followUpBlockId('what', place), 'Enter the follow-up, or choose “No” above.']] : []),
      ...(links ? [[followUpBlockId('links', place), links]] : []),
    ];
  });
  return Object.fromEntries(errors);
}

/** The first thing that is wrong with the links of a follow-up, which stand one on a line. */
function linkError(typed: string): string | undefined {
  const links = linksIn(typed);
  const odd = links.find((link) => !isLink(link));
  if (odd !== undefined) {
    return `“${truncate(odd, longestQuote)}” isn’t a web address. Write one per line, e.g. https://gitlab.com/acme/docs.`;
  }
  return links.length > completionLimits.links ? `At most ${completionLimits.links} links, one per line.` : undefined;
}

function followUp(one: TypedFollowUp): readonly FollowUp[] {
  if (isEmpty(one)) return [];
  return [{ what: one.what.trim(), by: one.by.trim(), links: linksIn(one.links) }];
}

function isEmpty({ what, by, links }: TypedFollowUp): boolean {
  return `${what}${by}${links}`.trim() === '';
}

function linksIn(typed: string): readonly string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A name before the host disguises where an address leads (`https://gitlab.com@evil.example`). */
function isLink(text: string): boolean {
  if (/\s/.test(text) || text.length > announcementLimits.url || !URL.canParse(text)) return false;
  const url = new URL(text);
  return ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '';
}
