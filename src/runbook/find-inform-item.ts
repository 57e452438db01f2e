import type { ChecklistItem, Runbook } from './runbook.js';

/**
 * Which item of a checklist says that the support channels are informed. `unclear` names the items that may be meant: more
 * than one, or none that says so plainly.
 */
export type InformItem =
  | { readonly kind: 'found'; readonly item: ChecklistItem }
  | { readonly kind: 'unclear'; readonly candidates: readonly ChecklistItem[] }
  | { readonly kind: 'none' };

/** In UTF-16 code units: what an item is about stands at its beginning. */
const longestRead = 600;

const supportChannel = /#\s?support[_-][\w-]+/i;
const informs =
  /\b(?:inform(?:s|ed|ing)?|announc(?:es?|ed|ing|ement)|notif(?:y|ies|ied|ying)|(?:tell|post|share|message|ping|alert|update|let)(?:s|d|ed|ing)?)\b/i;

/** What may stand before the verb: "Please", "Slack:", "1.", a picture, and the box that somebody wrote twice. */
const opening = /^(?::[a-z_]+:|[^\p{L}#]|please\b|slack\b|dri\b)*/iu;

const startsByInforming = /^(?:inform|announce|notify|let)\b/i;
const startsByTelling = /^(?:tell|post|share|message|ping|alert|update)\b/i;

/** Only these may stand between the verb and the channel when the channel is whom it informs. */
const channelFollows =
  /^\w+(?:\s+(?:on|in|into|to|at|the|our|both|all|support|slack|channels?|teams?|everyone|everybody|it|this|runbook|about|work|call|via))*[\s:]+[`"“]?#\s?support[_-]/i;

const aboutTheCall =
  /(?<![-\w])(?:runbook|work|call|change|maintenance|completion|completed|outcome|state|status|window|done)\b/i;

/** "Has #support_x been informed?", "#support_x is informed". */
const isInformed =
  /^(?:(?:has|have|is|are|was|were)\s+)?(?:the\s+)?[`"“]?#\s?support[_-][^.!?]{0,200}\b(?:informed|notified|told)\b/i;

/** How plainly an item says that the support channels are informed; 0 when it does not. */
function plainness(text: string): number {
  if (!text.includes('#')) return 0;
  const words = text.slice(0, longestRead).replace(opening, '');
  if (!supportChannel.test(words) || !informs.test(words)) return 0;
  if (isInformed.test(words)) return 4;
  const verb = startsByInforming.test(words) ? 3 : startsByTelling.test(words) ? 2 : 0;
  if (verb === 0) return 1;
  const [before = ''] = words.split(supportChannel);
  const isDirect = channelFollows.test(words);
  if (!isDirect && (verb === 2 ? !aboutTheCall.test(before) : isToSomebodyElse(before))) return 1;
  return verb + (isDirect ? 2 : 0) + (aboutTheCall.test(words) ? 1 : 0);
}

/** From here on an item says it plainly. */
const plainEnough = 3;

function isToSomebodyElse(before: string): boolean {
  return /\b(?:customer|client|user|they|them|if|that|when|who)s?\b/i.test(before);
}

/**
 * Finds the item that the app ticks itself, in either checklist: "Inform on `#support_gitlab-com` … Slack channel about the
 * work …". Only the one that says it most plainly; of several that say it alike none.
 */
export function findInformItem(items: readonly ChecklistItem[]): InformItem {
  const judged = items.map((item) => ({ item, points: plainness(item.text) })).filter(({ points }) => points > 0);
  const most = Math.max(0, ...judged.slice(0, mostJudged).map(({ points }) => points));
  const best = judged.filter(({ points }) => points === most);
  const [only] = best;
  if (!only) return { kind: 'none' };
  if (best.length === 1 && most >= plainEnough) return { kind: 'found', item: only.item };
  return { kind: 'unclear', candidates: best.slice(0, mostNamed).map(({ item }) => item) };
}

const mostJudged = 10_000;
const mostNamed = 5;

/** The items that the app ticks itself in both checklists. */
export interface InformItems {
  readonly preCall: InformItem;
  readonly postCall: InformItem;
}

/** Finds them once for all that need them. */
export function informItemsOf({ preCall, postCall }: Runbook): InformItems {
  return { preCall: findInformItem(preCall), postCall: findInformItem(postCall) };
}
