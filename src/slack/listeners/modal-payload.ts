import { z } from 'zod';

/** What a modal holds: block → element → its state. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const Payload = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    hash: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
});
export type ModalPayload = z.infer<typeof Payload>;

/** What Slack sends with a click or submit in a modal. @throws when it is something else */
export function readModalPayload(body: unknown): ModalPayload {
  return Payload.parse(body);
}
