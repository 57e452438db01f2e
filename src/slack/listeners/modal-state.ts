import { z } from 'zod';
import type { IssueRef } from '../../domain/call/issue.js';
import type { StateValues } from '../views/outcomes-state.js';
import type { Conversation } from './conversation.js';
import { readModalPayload } from './modal-payload.js';

const Issue = z.object({ projectId: z.number(), iid: z.number() });

/** A click, submit or closing of a modal that keeps a draft: by whom, in which modal, and what stands in its fields. */
export interface DraftClick {
  readonly slackId: string;
  readonly modal: { readonly viewId: string; readonly hash: string };
  readonly issue: IssueRef;
  /** What the modal remembers, as JSON; each modal has its own form of it. */
  readonly memory: unknown;
  readonly values: StateValues;
}

/** Reads the payload of a click or submit. Throws when it is not from one of the app's own modals. */
export function readDraftClick(body: unknown): DraftClick {
  const { user, view } = readModalPayload(body);
  const memory: unknown = JSON.parse(view.private_metadata);
  const { projectId, iid } = Issue.parse(memory);
  return {
    slackId: user.id,
    modal: { viewId: view.id, hash: view.hash },
    issue: { project: projectId, iid },
    memory,
    values: view.state.values,
  };
}

/** The draft of a modal, as far as it was kept; `undefined` once it has been recorded, or after a day. */
export async function readDraft<Draft>(
  { services }: Conversation,
  schema: z.ZodType<Draft>,
  { modal, slackId }: Pick<DraftClick, 'modal' | 'slackId'>,
): Promise<Draft | undefined> {
  const text = await services.drafts.read(modal.viewId, slackId);
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}

/** Keeps a draft until the modal is done with. */
export async function keepDraft({ services }: Conversation, viewId: string, slackId: string, draft: object) {
  await services.drafts.keep(viewId, slackId, JSON.stringify(draft), services.clock());
}

/** What somebody reads whose draft is gone. */
export const draftIsGone = [
  'Nothing was recorded by this click: what was typed here has been recorded before, or has been open for more than a day.',
  'Type the command again: it shows what stands now.',
] as const;
