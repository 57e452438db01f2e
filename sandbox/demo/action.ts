import { z } from 'zod';
import { faults } from './snapshot.js';

/** What somebody put into a field: a text, a choice by its value or id, several of them, a time in seconds, or nothing. */
const entry = z.union([z.string(), z.array(z.string()), z.number(), z.null()]);
export type Entry = z.infer<typeof entry>;

/** A field of a view, and what stands in it in the person's browser. */
const draft = z.object({ block: z.string(), action: z.string(), entry });
export type Draft = z.infer<typeof draft>;

const surface = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('view'), view: z.string() }),
  z.object({ kind: z.literal('message'), channel: z.string(), ts: z.string() }),
]);
export type SurfaceName = z.infer<typeof surface>;

const slackActions = [
  z.object({ kind: z.literal('write'), channel: z.string(), line: z.string().min(1), thread: z.string().optional() }),
  z.object({
    kind: z.literal('use'),
    surface,
    block: z.string(),
    action: z.string(),
    entry,
    drafts: z.array(draft),
  }),
  z.object({ kind: z.literal('submit'), view: z.string(), drafts: z.array(draft) }),
  z.object({ kind: z.literal('close'), all: z.boolean() }),
  z.object({ kind: z.literal('open-home') }),
  z.object({ kind: z.literal('read'), channel: z.string() }),
] as const;

const gitlabActions = [
  z.object({ kind: z.literal('edit-issue'), iid: z.number(), before: z.string(), description: z.string() }),
  z.object({ kind: z.literal('comment'), iid: z.number(), body: z.string() }),
  z.object({ kind: z.literal('confide'), iid: z.number(), confidential: z.boolean() }),
  z.object({ kind: z.literal('move-issue'), iid: z.number() }),
] as const;

const controlActions = [
  z.object({ kind: z.literal('move-clock'), to: z.union([z.enum(['next', 'next-call']), z.number()]) }),
  z.object({ kind: z.literal('stop-clock') }),
  z.object({ kind: z.literal('trouble'), trouble: z.enum(faults), on: z.boolean() }),
  z.object({ kind: z.literal('kill') }),
  z.object({ kind: z.literal('look'), at: z.string() }),
  z.object({ kind: z.literal('start-over') }),
] as const;

const slackAction = z.discriminatedUnion('kind', slackActions);
const gitlabAction = z.discriminatedUnion('kind', gitlabActions);
const controlAction = z.discriminatedUnion('kind', controlActions);

export type SlackAction = z.infer<typeof slackAction>;
export type GitLabAction = z.infer<typeof gitlabAction>;
export type ControlAction = z.infer<typeof controlAction>;
export type Action = SlackAction | GitLabAction | ControlAction;

/** What the page asks for: who does what. */
export const request = z.object({
  as: z.string(),
  action: z.discriminatedUnion('kind', [...slackActions, ...gitlabActions, ...controlActions]),
});

/** What became of it. `said` is what Slack, GitLab or the demo says to the person about it. */
export interface Outcome {
  readonly ok: boolean;
  readonly said: readonly string[];
}
