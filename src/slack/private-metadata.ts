import { z } from 'zod';
import { products } from '../call/product.js';

/** What was chosen in a form that a notice has replaced. Who a contact is: the name as the form had it, and a Slack id or `null`. */
const Kept = z.object({
  product: z.enum(products).optional(),
  instant: z.number().optional(),
  item: z.string().optional(),
  picked: z.array(z.tuple([z.string(), z.string().nullable()])).readonly(),
});

/**
 * What a modal about a call remembers: what its submit means, which issue, what its reader saw, the product if it was typed
 * with the command, and the names of the contacts that it asks about, by their places.
 */
export const PreviewMetadata = z.object({
  mode: z.enum(['announce', 'update', 'check']),
  projectId: z.number(),
  iid: z.number(),
  seen: z.string(),
  typedProduct: z.enum(products).optional(),
  names: z.array(z.string()).readonly().optional(),
  kept: Kept.optional(),
});
export type PreviewMetadata = z.infer<typeof PreviewMetadata>;
