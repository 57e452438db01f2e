import { z } from 'zod';
import { products } from '../../domain/call/product.js';

/** What a modal about a call remembers: what its submit means, which issue, what its reader saw, and the product if it was typed with the command. */
export const PreviewMemory = z.object({
  mode: z.enum(['announce', 'update', 'check']),
  projectId: z.number(),
  iid: z.number(),
  seen: z.string(),
  typedProduct: z.enum(products).optional(),
});
export type PreviewMemory = z.infer<typeof PreviewMemory>;
