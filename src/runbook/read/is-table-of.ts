import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import { findContactColumns } from './read-contacts.js';
import { findTaskColumns } from './read-tasks.js';

/** Whether a block is a table whose first row has the columns of contacts, or of tasks. */
export function isTableOf(source: MarkdownSource, block: Block | undefined, of: 'contacts' | 'tasks'): boolean {
  if (block?.kind !== 'table') return false;
  return (of === 'contacts' ? findContactColumns(source, block) : findTaskColumns(source, block)) !== undefined;
}
