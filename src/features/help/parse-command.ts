import { closest, distance } from 'fastest-levenshtein';
import { splitIssueReference } from '../../call/access/split-issue-reference.js';
import { type Product, readProduct } from '../../call/product.js';
import { withoutInvisible } from '../../runbook/visible-text.js';

export const subcommands = ['announce', 'check', 'outcomes', 'complete', 'help'] as const;
type Subcommand = (typeof subcommands)[number];

export type ParsedCommand =
  | { readonly kind: 'announce'; readonly issue: string; readonly product: Product | undefined }
  | { readonly kind: 'check'; readonly issue: string }
  | { readonly kind: 'outcomes' | 'complete'; readonly issue: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'no-issue'; readonly subcommand: Subcommand }
  | { readonly kind: 'unknown-product'; readonly typed: string }
  | { readonly kind: 'unknown-subcommand'; readonly typed: string; readonly nearest: Subcommand | undefined };

/** People quote a command as they found it in a message: `“check 12”`. */
const marksBefore = /^[\s"'`“”„‚‘’«»‹›(–—−-]+/;
const marksBehind = /(?<!["'`“”„‚‘’«»‹›).,:;!])["'`“”„‚‘’«»‹›).,:;!]+$/;

/** Reads what stands behind `/runbook`, e.g. `announce support/runbooks#12 gitlab.com` or `outcomes 12`. */
export function parseCommand(text: string): ParsedCommand {
  const words = withoutInvisible(text).trim().replace(marksBefore, '');
  const word = /^\S*/.exec(words)?.[0] ?? '';
  const typed = word.replace(marksBehind, '');
  const { issue, rest } = splitIssueReference(words.slice(word.length));
  const subcommand = subcommands.find((each) => each === typed.toLowerCase());
  if (typed === '' || subcommand === 'help') return { kind: 'help' };
  if (!subcommand) return { kind: 'unknown-subcommand', typed, nearest: nearestSubcommand(typed) };
  if (issue === '') return { kind: 'no-issue', subcommand };
  if (subcommand !== 'announce') return { kind: subcommand, issue };

  const productText = rest.replace(/\s+/g, ' ');
  if (productText === '') return { kind: 'announce', issue, product: undefined };
  const product = readProduct(productText);
  return product ? { kind: 'announce', issue, product } : { kind: 'unknown-product', typed: productText };
}

/** The subcommand that was most likely meant; `undefined` when more than every third of its letters would have to change. */
function nearestSubcommand(typed: string): Subcommand | undefined {
  const name = closest(typed.toLowerCase(), [...subcommands]);
  return subcommands.find((each) => each === name && distance(typed.toLowerCase(), each) <= Math.ceil(each.length / 3));
}
