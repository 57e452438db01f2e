import { z } from 'zod';
import { overallResults } from '../../call/recording/recording.js';
import { totalsOf } from '../../call/recording/totals.js';
import { formatCounts } from '../../slack/block-kit/format-counts.js';
import { taskName } from '../../slack/block-kit/format-task.js';
import { completionLimits } from '../../slack/block-kit/limits.js';
import type { CompletionForm } from './open-completion.js';

/** More are only counted. */
const mostNamed = 15;

const Named = z.object({ names: z.array(z.string()), hidden: z.number() });
export type Named = z.infer<typeof Named>;

/** A follow-up as it stands in its fields. */
const TypedFollowUp = z.object({ what: z.string(), by: z.string(), links: z.string() });
export type TypedFollowUp = z.infer<typeof TypedFollowUp>;

/** What stands in the fields of the modal, as typed. */
export const TypedFields = z.object({
  result: z.enum(overallResults),
  currentState: z.string(),
  isFollowUpNeeded: z.boolean(),
  /** As many as are asked for, also while none is needed: an answer that was a mistake loses nothing. */
  followUps: z.array(TypedFollowUp),
  whyOpen: z.string(),
  closeIssue: z.boolean(),
});
export type TypedFields = z.infer<typeof TypedFields>;

/** What somebody has been shown and has typed into the modal that completes a call, as JSON kept under its view id. */
export const CompletionDraft = z.object({
  /** What it is encrypted with in the database. */
  key: z.string(),
  projectId: z.number(),
  iid: z.number(),
  reference: z.string(),
  webUrl: z.string(),
  callName: z.string(),
  /** The revision of the recording that the person was shown. */
  seen: z.number(),
  isCorrection: z.boolean(),
  canClose: z.boolean(),
  isReasonNeeded: z.boolean(),
  /** Why the result is proposed. */
  counts: z.string(),
  openTasks: Named,
  openItems: Named,
  typed: TypedFields,
});
export type CompletionDraft = z.infer<typeof CompletionDraft>;

/** What the modal itself remembers. */
export const CompletionMetadata = z.object({
  key: z.string(),
  projectId: z.number(),
  iid: z.number(),
  seen: z.number(),
});
export type CompletionMetadata = z.infer<typeof CompletionMetadata>;

/**
 * The draft of a modal that is about to be shown: filled in with what the call's completion says by now, or with the
 * proposal. `typed` keeps what somebody has typed already, when the modal has to be looked at again.
 */
export function draftCompletion(form: CompletionForm & { readonly key: string }, typed?: TypedFields): CompletionDraft {
  const { issue, call, taskList } = form;
  return {
    key: form.key,
    projectId: issue.projectId,
    iid: issue.iid,
    reference: issue.reference,
    webUrl: issue.webUrl,
    callName: call.fields.name,
    seen: call.recording.revision,
    isCorrection: call.recording.completion !== undefined,
    canClose: issue.state === 'opened',
    isReasonNeeded: form.isReasonNeeded,
    counts: formatCounts(totalsOf(taskList.tasks)),
    openTasks: named(form.openTasks.map(({ position, name }) => `Task ${position}: ${taskName(name)}`)),
    openItems: named(taskList.openItems.map(taskName)),
    typed: typed ?? prefilledFields(form),
  };
}

function named(all: readonly string[]): Named {
  return { names: all.slice(0, mostNamed), hidden: Math.max(0, all.length - mostNamed) };
}

function prefilledFields({ proposal }: CompletionForm): TypedFields {
  const followUps = proposal.followUps
    .slice(0, completionLimits.followUps)
    .map(({ what, by, links }) => ({ what, by, links: links.join('\n') }));
  return {
    result: proposal.result,
    currentState: proposal.currentState,
    isFollowUpNeeded: followUps.length > 0,
    followUps: followUps.length > 0 ? followUps : [noFollowUp],
    whyOpen: proposal.whyOpen ?? '',
    closeIssue: false,
  };
}

const noFollowUp: TypedFollowUp = { what: '', by: '', links: '' };

/** The draft with room for one more follow-up, if there may be one more. */
export function withAnotherFollowUp(draft: CompletionDraft): CompletionDraft {
  const { followUps } = draft.typed;
  if (followUps.length >= completionLimits.followUps) return draft;
  return { ...draft, typed: { ...draft.typed, followUps: [...followUps, noFollowUp] } };
}
