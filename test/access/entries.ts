import type { Call } from '../../src/call/call.js';
import { previewAnnouncement } from '../../src/features/announce/preview-announcement.js';
import { renderPreview } from '../../src/features/announce/preview-modal.js';
import { draftCompletion } from '../../src/features/complete/completion-draft.js';
import { renderCompletion } from '../../src/features/complete/completion-modal.js';
import { openCompletion } from '../../src/features/complete/open-completion.js';
import { renderFailureNotice } from '../../src/features/delivery-status/failure-notice.js';
import { renderDriftNotice } from '../../src/features/drift/drift-notice.js';
import { renderPublicNotice } from '../../src/features/edit-issue/public-notice.js';
import { openOutcomes } from '../../src/features/record-outcomes/open-outcomes.js';
import { draftOutcomes, type OutcomesDraft, turnTo } from '../../src/features/record-outcomes/outcomes-draft.js';
import { renderOutcomes } from '../../src/features/record-outcomes/outcomes-modal.js';
import { renderReminder } from '../../src/features/remind/reminder.js';
import { renderRunPanel } from '../../src/features/run/run-panel.js';
import { keepDraft } from '../../src/slack/forms/form-state.js';
import { actionIds } from '../../src/slack/identifiers.js';
import { newDraftKey } from '../../src/slack/seal-draft.js';
import { jobOf } from '../support/delivery/world.js';
import { type AccessServers, channels, host, now } from './access-servers.js';
import { atSlack, type Body } from './send.js';

/** One issue as somebody names it, and whoever has it in front of them in Slack. */
export interface Attempt {
  readonly servers: AccessServers;
  readonly slackId: string;
  /** What the request names. */
  readonly issue: { readonly projectId: number; readonly iid: number };
  /** The same as it is typed. */
  readonly typed: string;
  /** An announced call, for what its people have in front of them. */
  readonly call: Call;
}

/** A way into the app. */
export interface Entry {
  /** As it is registered with Bolt: `command /runbook`, `action run_start`, `view outcomes`. */
  readonly registered: string;
  readonly name: string;
  /** `nothing` for what only acknowledges. */
  readonly does: 'something' | 'nothing';
  readonly body: (attempt: Attempt) => Promise<Body>;
}

function entry(registered: string, name: string, body: Entry['body'], does: Entry['does'] = 'something'): Entry {
  return { registered, name: `${registered}: ${name}`, does, body };
}

/** With which the forms' drafts are encrypted. */
const key = newDraftKey();

/** Everything that is used in the same way, with what the request says of the issue replaced. */
export const entries: readonly Entry[] = [
  ...['announce', 'check', 'outcomes', 'complete'].map((word) =>
    entry('command /runbook', word, async ({ typed, ...at }) => here(at).command(`${word} ${typed}`)),
  ),
  ...[
    actionIds.chooseProduct,
    actionIds.chooseTime,
    actionIds.chooseItem,
    actionIds.backToForm,
    actionIds.makeConfidential,
    actionIds.retryFailed,
  ].map((id) =>
    entry(`action ${id}`, 'in the preview', async (at) =>
      here(at).clickIn(await openedPreview(at, 'announce'), { action_id: id }),
    ),
  ),
  entry(`action ${actionIds.pickContact}`, 'in the preview', async (at) =>
    here(at).clickIn(await openedPreview(at, 'announce'), { action_id: actionIds.pickContact }),
  ),
  entry(`action ${actionIds.hideRunbook}`, 'in a notice', async (at) =>
    here(at).clickInMessage(renderPublicNotice(callOf(at)), actionIds.hideRunbook),
  ),
  entry('view announce', 'Post', async (at) => here(at).submit(await openedPreview(at, 'announce'))),
  entry('view announce', 'Update the posts', async (at) => here(at).submit(await openedPreview(at, 'update'))),
  ...[actionIds.retryFromNotice, actionIds.dismissFailed].map((id) =>
    entry(`action ${id}`, 'in a notice', async (at) => here(at).clickInMessage(failureNotice(at), id)),
  ),
  entry(`action ${actionIds.previewAgain}`, 'in a notice', async (at) =>
    here(at).clickInMessage(renderDriftNotice(callOf(at), [{ kind: 'public' }]), actionIds.previewAgain),
  ),
  ...[actionIds.recordOutcomes, actionIds.completeCall].map((id) =>
    entry(`action ${id}`, 'in a reminder', async (at) => here(at).clickInMessage(reminder(at), id)),
  ),
  entry(`action ${actionIds.recordOutcomes}`, 'in the run panel', async (at) =>
    here(at).clickInMessage(panel(at), actionIds.recordOutcomes),
  ),
  entry(`action ${actionIds.runStart}`, 'in the run panel', async (at) =>
    here(at).clickInMessage(panel(at), actionIds.runStart),
  ),
  entry(`action ${actionIds.runRecord}`, 'in the run panel', async (at) =>
    here(at).clickInMessage(panel(at), 'run_settle_success'),
  ),
  entry(`action ${actionIds.runUndo}`, 'in the run panel', async (at) =>
    here(at).clickInMessage(panel(at), actionIds.runUndo),
  ),
  entry(
    `action ${actionIds.openLink}`,
    'in the run panel',
    async (at) => here(at).clickInMessage(panel(at), 'open_link_runbook'),
    'nothing',
  ),
  ...[actionIds.pagePrevious, actionIds.pageNext].map((id) =>
    entry(`action ${id}`, 'in the form for outcomes', async (at) => {
      const { view } = await openedOutcomes(at);
      return here(at).clickIn(view, { action_id: id });
    }),
  ),
  entry(`action ${actionIds.hideRunbook}`, 'in the form for outcomes', async (at) => {
    const { view } = await openedOutcomes(at);
    return here(at).clickIn(view, { action_id: actionIds.hideRunbook, value: JSON.stringify(at.issue) });
  }),
  entry('view outcomes', 'Record', async (at) => here(at).submit((await openedOutcomes(at)).view)),
  entry('view outcomes', 'a field error on the page', async (at) => {
    const { view } = await openedOutcomes(at, (draft) => withTypo(draft, 0));
    return here(at).submit(view);
  }),
  entry('view outcomes', 'a field error on another page', async (at) => {
    const { view } = await openedOutcomes(at, (draft) => withTypo(draft, 11));
    return here(at).submit(view);
  }),
  entry(
    'view_closed outcomes',
    'Close',
    async (at) => here(at).submit((await openedOutcomes(at)).view, 'view_closed'),
    'nothing',
  ),
  ...[actionIds.followUpNeeded, actionIds.addFollowUp].map((id) =>
    entry(`action ${id}`, 'in the form for the completion', async (at) =>
      here(at).clickIn(await openedCompletion(at), { action_id: id }),
    ),
  ),
  entry('view complete', 'a field error', async (at) => here(at).submit(await openedCompletion(at))),
  entry('view complete', 'Complete', async (at) => here(at).submit(await openedCompletion(at, 'filled in'))),
  entry(
    'view_closed complete',
    'Close',
    async (at) => here(at).submit(await openedCompletion(at), 'view_closed'),
    'nothing',
  ),
];

function here({ servers, slackId }: Pick<Attempt, 'servers' | 'slackId'>) {
  return atSlack(servers, slackId);
}

/** The call, as the buttons of its messages name it. */
function callOf({ call, issue }: Attempt): Call {
  return { ...call, issue };
}

/** What somebody with access had in front of them, by the private metadata of whose request it is now. */
function naming<View extends { private_metadata?: string }>(view: View, { issue }: Attempt): View {
  return { ...view, private_metadata: JSON.stringify({ ...JSON.parse(view.private_metadata ?? '{}'), ...issue }) };
}

/** What somebody with access was shown of one of the calls, asked for once. */
const shown = new WeakMap<AccessServers, ReturnType<typeof askAsHost>>();

/** Asks for it now, so that it is not asked for later while somebody else is watched. */
export async function shownToHost(servers: AccessServers) {
  const known = shown.get(servers) ?? askAsHost(servers);
  shown.set(servers, known);
  return known;
}

async function askAsHost({ services }: AccessServers) {
  const request = { slackId: host, issue: { project: 77, iid: 1 } };
  const choices = { product: 'self-managed', instant: undefined } as const;
  const preview = await previewAnnouncement(services, { ...request, choices });
  const outcomes = await openOutcomes(services, request);
  const completion = await openCompletion(services, request);
  if (preview.kind === 'refused' || outcomes.kind === 'refused' || completion.kind === 'refused')
    throw new Error('The host is refused.');
  return { preview, outcomes, completion };
}

async function openedPreview(at: Attempt, mode: 'announce' | 'update') {
  const { preview } = await shownToHost(at.servers);
  const view = naming(renderPreview(preview, { mode: 'announce', typedProduct: undefined, channels }), at);
  const metadata = { ...JSON.parse(view.private_metadata ?? '{}'), mode };
  return here(at).modal({ ...view, private_metadata: JSON.stringify(metadata) });
}

async function openedOutcomes(at: Attempt, type: (draft: OutcomesDraft) => OutcomesDraft = (draft) => draft) {
  const { services } = at.servers;
  const { outcomes: form } = await shownToHost(at.servers);
  const draft = {
    ...type(turnTo(draftOutcomes({ ...form, key }), 0)),
    projectId: at.issue.projectId,
    iid: at.issue.iid,
  };
  const view = here(at).modal(naming(renderOutcomes(draft), at));
  await keepDraft({ services }, view.id, at.slackId, draft);
  return { view, draft };
}

function withTypo(draft: OutcomesDraft, place: number): OutcomesDraft {
  return { ...draft, typed: { ...draft.typed, [place]: { result: '', duration: 'soon', note: '' } } };
}

async function openedCompletion(at: Attempt, state: 'empty' | 'filled in' = 'empty') {
  const { services } = at.servers;
  const { completion: form } = await shownToHost(at.servers);
  const drafted = { ...draftCompletion({ ...form, key }), projectId: at.issue.projectId, iid: at.issue.iid };
  const typed = state === 'empty' ? {} : { currentState: 'Done.', whyOpen: 'Later.' };
  const draft = { ...drafted, typed: { ...drafted.typed, ...typed } };
  const view = here(at).modal(naming(renderCompletion(draft), at));
  await keepDraft({ services }, view.id, at.slackId, draft);
  return view;
}

function failureNotice(at: Attempt) {
  const failure = { service: 'app', code: 'edit-without-place', message: 'No place for ZEBRA.' } as const;
  const failed = { ...jobOf({ kind: 'issue-edit', edits: [] }, 1), state: 'failed', failure } as const;
  return renderFailureNotice({ call: callOf(at), failed: [failed], channels });
}

function reminder(at: Attempt) {
  const seen = { access: 'granted', openItems: ['ZEBRA item'], hasMoved: false, otherSchedule: undefined } as const;
  const reader = { kind: 'person', timeZone: 'UTC', ...seen } as const;
  return renderReminder({ call: callOf(at), occasion: 'end', now, reader });
}

function panel(at: Attempt) {
  const task = (position: number) => ({
    ...{ position, name: `ZEBRA task ${position}`, plannedMinutes: 5, actualMinutes: undefined },
    ...{ url: undefined, outcome: undefined, oddOutcome: undefined },
  });
  const tasks = [1, 2].map(task).map((each) => (each.position === 1 ? { ...each, outcome: success } : each));
  const fingerprints = tasks.map(({ position, name }) => ({ position, name }));
  const call = callOf(at);
  const settled = { kind: 'settled', task: { position: 1, name: 'ZEBRA task 1' }, result: 'Success' } as const;
  const events = [{ ...settled, by: host, at: now, minutes: 4 }];
  return renderRunPanel({
    call: { ...call, recording: { ...call.recording, events } },
    taskList: {
      tasks,
      taskCount: 2,
      rollbackPlan: 'ZEBRA rollback',
      openItems: [],
      meetingUrl: undefined,
      postCallItem: undefined,
    },
    ...{ fingerprints, now, timeZone: 'UTC' },
  });
}

const success = { result: 'Success', note: undefined } as const;
