import type { Block, HeadingBlock } from '../markdown/read-blocks.js';
import type { HeadingKind } from './heading-kind.js';

/** A document as headings and what stands under them. `scope` is where `<details>` begins (1) or ends (-1). */
export type OutlineEntry =
  | { readonly kind: 'heading'; readonly block: HeadingBlock; readonly of: HeadingKind }
  | { readonly kind: 'block'; readonly block: Exclude<Block, HeadingBlock> }
  | { readonly kind: 'scope'; readonly change: 1 | -1 };
