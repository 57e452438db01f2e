import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import { unwrapCode } from '../markdown/unwrap-code.js';

/** How the notes begin that a template puts under its items: they say what to do, not why it is not done. */
const noteStart =
  /^[^\p{L}\p{N}]*(?:notes?|nb|todo|tbd|hints?|tips?|info|warning|important|see|e\.g|i\.e|examples?|for example|links?|refs?|reference|docs?|documentation|commands?|run|use|check|make sure|ensure|verify|confirm|if|when|once|before|after|please|do not|don['’]t|remember|this|you|ask|open|go to|click|create|add|copy|paste|update|post|send|include|attach|consider|follow|refer|list|describe|provide|fill|enter|set|write|the following|how|what|who|where|which)\b/iu;

/** Words that people use to say why something was not done. */
const whyNot =
  /\b(?:no|not|none|never|n\/a|cannot|can['’]t|won['’]t|isn['’]t|aren['’]t|wasn['’]t|doesn['’]t|didn['’]t|haven['’]t|hasn['’]t|without|unable|impossible|because|due to|since|waiting|blocked|pending|postponed|later|tomorrow|next week|skipped|unavailable|missing|declined|refused|instead|out of|out on|will be|kein|keine|nicht|weil)\b/i;

const commandStart =
  /^(?:[$#>] |sudo\b|kubectl\b|curl\b|ssh\b|git\b|docker\b|cd\b|ls\b|cat\b|grep\b|rake\b|bundle\b|gitlab-\w|chef\b|terraform\b|helm\b|psql\b|npm\b|rm\b|cp\b|mv\b|\.?\/|[A-Z][A-Za-z]*(?:\.|::)[A-Za-z])/;

/** A question, or the beginning of something that follows; maybe with a remark in parentheses behind it. */
const questionEnd = /[:?][\s*_)"'”’]*(?:\([^()]*\)[\s.]*)?$/;

/** With the size that GitLab lets people put behind a picture: `{width=600}`. A picture in a link takes two turns. */
const pictureOrLink = /!?\[[^[\]]*\]\([^()]*\)(?:\{[^{}]*\})?/g;
const reference = /https?:\/\/[^\s>]+|<img\b[^>]*>|(?<![\w./-])[\w./-]{0,200}[#!&]\d+(?:\+s?)?|@[\w./-]+|:\w{1,40}:/gi;

/** In UTF-16 code units. */
const longestRead = 2_000;

/**
 * Of what stands under an item, what is its reason: text in backticks wherever it stands, else plain words right under the
 * item. Notes, commands and pictures are none.
 */
export function reasonBlocks(source: MarkdownSource, under: readonly Block[]): readonly Block[] {
  const start = under.findIndex((block) => isOwnForm(source, block));
  if (start >= 0) return run(under.slice(start), (block) => isOwnForm(source, block));
  return run(under, (block) => isPlainReason(source, block));
}

/** Whether a paragraph that is not indented into the item above says why that is open. */
export function saysWhyNot(source: MarkdownSource, block: Block): boolean {
  return block.kind === 'paragraph' && isPlainReason(source, block) && whyNot.test(wordsOf(source, block));
}

function run(blocks: readonly Block[], accept: (block: Block) => boolean): readonly Block[] {
  const end = blocks.findIndex((block) => !accept(block));
  return end < 0 ? blocks : blocks.slice(0, end);
}

/** Text in backticks, in a paragraph or, as in the format's own example, indented like code. */
function isOwnForm(source: MarkdownSource, block: Block): boolean {
  if (block.kind !== 'paragraph' && block.kind !== 'code') return false;
  const lines = markdownOf(source, block).split(/[\r\n]+/);
  if (block.kind === 'paragraph' && isCode(lines.join('\n').trim())) return true;
  return lines.every((line) => isCode(line.replace(/^[\s>]+/, '').trimEnd()));
}

function isCode(markdown: string): boolean {
  return unwrapCode(markdown) !== markdown;
}

function isPlainReason(source: MarkdownSource, block: Block): boolean {
  const markdown = markdownOf(source, block);
  if (block.kind === 'code') return !/^[`~]{3}/.test(markdown) && isWords(markdown);
  if (block.kind === 'paragraph') return !isPictureOrLink(markdown) && isWords(wordsOf(source, block));
  return block.kind === 'list' && block.items.every(({ blocks }) => isReasonItem(source, blocks));
}

/** The items of a list under a box are mostly what to do for it, so they must say why it is not done. */
function isReasonItem(source: MarkdownSource, blocks: readonly Block[]): boolean {
  const [first, ...others] = blocks;
  return first !== undefined && others.length === 0 && saysWhyNot(source, first);
}

/** Whether a text begins like a command of a shell or a console. */
export function startsLikeCommand(text: string): boolean {
  return commandStart.test(text);
}

function isWords(text: string): boolean {
  return !noteStart.test(text) && !commandStart.test(text) && !questionEnd.test(text);
}

/** A paragraph of nothing but pictures, links, references and mentions. */
function isPictureOrLink(markdown: string): boolean {
  const withoutPictures = markdown.replace(pictureOrLink, '');
  return !/[\p{L}\p{N}]/u.test(withoutPictures.replace(pictureOrLink, '').replace(reference, ''));
}

function wordsOf(source: MarkdownSource, block: Block): string {
  return source.inline(markdownOf(source, block)).text;
}

function markdownOf({ text }: MarkdownSource, { span }: Block): string {
  return text.slice(span.start, Math.min(span.end, span.start + longestRead));
}
