import type { InputBlock, KnownBlock, ModalView, PlainTextInput } from '@slack/types';
import { overallResults } from '../../call/recording/recording.js';
import { completionLimits, limits } from '../../slack/block-kit/limits.js';
import { modal } from '../../slack/block-kit/modal.js';
import { link, mrkdwn, plain } from '../../slack/block-kit/text.js';
import { callbackIds } from '../../slack/identifiers.js';
import type { CompletionDraft, CompletionMetadata, Named } from './completion-draft.js';
import { completionBlocks } from './completion-state.js';
import { followUpBlocks } from './follow-up-fields.js';

/**
 * The modal that completes a call, or corrects how it was completed. What is still open comes first: whoever completes a
 * call should know, and has to say why.
 * @param notice something to say before everything else, e.g. that somebody else has completed the call
 */
export function renderCompletion(draft: CompletionDraft, notice?: string): ModalView {
  const { key, projectId, iid, seen } = draft;
  const metadata: CompletionMetadata = { key, projectId, iid, seen };
  return modal({
    callbackId: callbackIds.complete,
    title: draft.isCorrection ? 'Correct the summary' : 'Complete the call',
    submit: draft.isCorrection ? 'Correct' : 'Complete',
    metadata: JSON.stringify(metadata),
    notifyOnClose: true,
    blocks: [
      ...(notice ? [{ type: 'section' as const, text: plain(notice, limits.section) }] : []),
      {
        type: 'context',
        elements: [
          mrkdwn(`Runbook ${link(draft.webUrl, draft.reference)}`),
          ...(draft.callName.trim() === '' ? [] : [plain(draft.callName, limits.header)]),
        ],
      },
      ...whatIsOpen('Tasks without an outcome:', draft.openTasks),
      ...whatIsOpen('Open pre-call items. Tick them or give a reason:', draft.openItems),
      ...(draft.isReasonNeeded ? [reasonInput(draft)] : []),
      resultInput(draft),
      stateInput(draft),
      ...followUpBlocks(draft.typed),
      ...(draft.canClose ? [closeInput(draft)] : []),
    ],
  });
}

/** Rich text, because these are the runbook's own words. */
function whatIsOpen(title: string, { names, hidden }: Named): readonly KnownBlock[] {
  if (names.length === 0) return [];
  const items = hidden > 0 ? [...names, `… and ${hidden} more`] : names;
  return [
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: title, style: { bold: true } }] },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: items.map((text) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] })),
        },
      ],
    },
  ];
}

function reasonInput({ typed }: CompletionDraft): InputBlock {
  return textInput(completionBlocks.whyOpen, typed.whyOpen, {
    label: 'Why is this left open?',
    hint: 'Posted to the channels. Leave out confidential details.',
    input: { multiline: true, max_length: completionLimits.whyOpen },
  });
}

function resultInput({ typed, counts, isCorrection }: CompletionDraft): InputBlock {
  const options = overallResults.map((result) => ({ text: plain(result, limits.optionText), value: result }));
  const chosen = options.find(({ value }) => value === typed.result);
  const why = isCorrection ? 'From the runbook.' : 'Proposed from these outcomes.';
  return {
    type: 'input',
    block_id: completionBlocks.result,
    label: plain('Overall result', limits.label),
    hint: plain(`${counts} ${why}`, limits.label),
    element: {
      type: 'radio_buttons',
      action_id: completionBlocks.result,
      options,
      ...(chosen ? { initial_option: chosen } : {}),
    },
  };
}

function stateInput({ typed }: CompletionDraft): InputBlock {
  return textInput(completionBlocks.currentState, typed.currentState, {
    label: 'Current state',
    hint: 'Posted to the channels. Leave out confidential details.',
    input: { multiline: true, max_length: completionLimits.currentState },
  });
}

function closeInput({ typed }: CompletionDraft): InputBlock {
  const option = { text: plain('Close the issue', limits.optionText), value: 'close' };
  return {
    type: 'input',
    block_id: completionBlocks.closeIssue,
    optional: true,
    label: plain('The runbook', limits.label),
    element: {
      type: 'checkboxes',
      action_id: completionBlocks.closeIssue,
      options: [option],
      ...(typed.closeIssue ? { initial_options: [option] } : {}),
    },
  };
}

interface TextField {
  readonly label: string;
  readonly hint: string;
  readonly input: Partial<PlainTextInput>;
}

function textInput(name: string, value: string, { label, hint, input }: TextField): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plain(label, limits.label),
    hint: plain(hint, limits.label),
    element: {
      ...input,
      type: 'plain_text_input',
      action_id: name,
      ...(value === '' ? {} : { initial_value: value }),
    },
  };
}
