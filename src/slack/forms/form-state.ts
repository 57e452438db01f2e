import { z } from 'zod';
import type { Refusal } from '../../call/access/refusal.js';
import type { IssueRef } from '../../call/issue.js';
import type { ListenerContext } from '../listeners/listener-context.js';
import type { StateValues } from '../listeners/modal-payload.js';
import { readModalPayload } from '../listeners/modal-payload.js';
import { openDraft, sealDraft } from '../seal-draft.js';

const Issue = z.object({ projectId: z.number(), iid: z.number() });
const Key = z.object({ key: z.string() });

/** A click, submit or closing of a modal that keeps a draft: by whom, in which modal, and what stands in its fields. */
export interface DraftClick {
  readonly slackId: string;
  readonly modal: { readonly viewId: string; readonly hash: string };
  readonly issue: IssueRef;
  /** What the modal remembers, as JSON; each modal has its own form of it. */
  readonly metadata: unknown;
  readonly values: StateValues;
}

/** Reads the payload of a click or submit. Throws when it is not from one of the app's own modals. */
export function readDraftClick(body: unknown): DraftClick {
  const { user, view } = readModalPayload(body);
  const metadata: unknown = JSON.parse(view.private_metadata);
  const { projectId, iid } = Issue.parse(metadata);
  return {
    slackId: user.id,
    modal: { viewId: view.id, hash: view.hash },
    issue: { project: projectId, iid },
    metadata,
    values: view.state.values,
  };
}

/**
 * The draft of a modal, as far as it was kept; `undefined` once it has been recorded, or after a day. A draft of another
 * issue or another kind of modal than the click names is none: what was typed for one issue is not recorded in another.
 */
export async function readDraft<Draft extends { readonly projectId: number; readonly iid: number }>(
  { services }: Pick<ListenerContext, 'services'>,
  schema: z.ZodType<Draft>,
  { modal, slackId, issue, metadata }: Pick<DraftClick, 'modal' | 'slackId' | 'issue' | 'metadata'>,
): Promise<Draft | undefined> {
  const sealed = await services.drafts.read(modal.viewId, slackId);
  const held = Key.safeParse(metadata);
  const text = sealed && held.success ? openDraft(sealed, held.data.key, ownerOf(modal.viewId, slackId)) : undefined;
  const read = schema.safeParse(text === undefined ? undefined : JSON.parse(text));
  if (!read.success) return undefined;
  const { projectId, iid } = read.data;
  return projectId === issue.project && iid === issue.iid ? read.data : undefined;
}

/** Keeps a draft, encrypted, until the modal is done with. */
export async function keepDraft(
  { services }: Pick<ListenerContext, 'services'>,
  viewId: string,
  slackId: string,
  draft: { readonly key: string },
): Promise<void> {
  const sealed = sealDraft(JSON.stringify(draft), draft.key, ownerOf(viewId, slackId));
  await services.drafts.keep(viewId, slackId, sealed, services.clock());
}

/** Forgets what was typed, once it is recorded. When that fails it is forgotten after a day. */
export async function dropDraft(
  { services, log }: Pick<ListenerContext, 'services' | 'log'>,
  viewId: string,
): Promise<void> {
  try {
    await services.drafts.drop(viewId);
  } catch (err) {
    log.error({ err }, 'a draft could not be dropped');
  }
}

function ownerOf(viewId: string, slackId: string): string {
  return `${viewId} ${slackId}`;
}

const reasonsThatPass: readonly Refusal['kind'][] = [
  'overtaken',
  'not-confidential',
  'busy-reading',
  'unreadable-runbook',
  'too-many-tasks',
];

/** Whether a form stays open with what was typed: what stood in the way can be removed. */
export function keepsDraft({ kind }: Refusal): boolean {
  return reasonsThatPass.includes(kind);
}

/** What somebody reads whose draft is gone. */
export const draftIsGone = [
  'Not recorded. This form is out of date: it was already submitted, or opened more than a day ago.',
  'Open it again to see what is recorded now.',
] as const;
