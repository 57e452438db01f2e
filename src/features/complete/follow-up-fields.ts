import type { InputBlock, KnownBlock, PlainTextInput } from '@slack/types';
import { completionLimits, limits } from '../../slack/block-kit/limits.js';
import { plain } from '../../slack/block-kit/text.js';
import { actionIds } from '../../slack/identifiers.js';
import type { TypedFields, TypedFollowUp } from './completion-draft.js';
import { completionBlocks, followUpBlockId } from './completion-state.js';

/** Whether a follow-up is needed, and if so its fields and a button for one more. Answering shows the modal again. */
export function followUpBlocks({ isFollowUpNeeded, followUps }: TypedFields): readonly KnownBlock[] {
  if (!isFollowUpNeeded) return [neededInput(false)];
  const canAdd = followUps.length < completionLimits.followUps;
  return [
    neededInput(true),
    ...followUps.flatMap((one, place) => fieldsOf(one, place, followUps.length)),
    ...(canAdd ? [addButton] : []),
  ];
}

function neededInput(isNeeded: boolean): InputBlock {
  const no = { text: plain('No', limits.optionText), value: 'no' };
  const yes = { text: plain('Yes', limits.optionText), value: 'yes' };
  return {
    type: 'input',
    block_id: completionBlocks.needed,
    dispatch_action: true,
    label: plain('Is a follow-up needed?', limits.label),
    element: {
      type: 'radio_buttons',
      action_id: actionIds.followUpNeeded,
      options: [no, yes],
      initial_option: isNeeded ? yes : no,
    },
  };
}

const addButton: KnownBlock = {
  type: 'actions',
  elements: [
    { type: 'button', action_id: actionIds.addFollowUp, text: plain('Add another follow-up', limits.buttonText) },
  ],
};

function fieldsOf(one: TypedFollowUp, place: number, count: number): readonly InputBlock[] {
  const which = count > 1 ? ` ${place + 1}` : '';
  return [
    field('what', place, one.what, {
      label: `Follow-up${which}: what is to be done?`,
      hint: undefined,
      input: { max_length: completionLimits.what },
    }),
    field('by', place, one.by, {
      label: `Follow-up${which}: by whom?`,
      hint: undefined,
      input: { max_length: completionLimits.by },
    }),
    field('links', place, one.links, {
      label: `Follow-up${which}: links to its documentation`,
      hint: `Web addresses, one on each line, at most ${completionLimits.links}`,
      input: { multiline: true, max_length: completionLimits.linkLines },
    }),
  ];
}

interface TextField {
  readonly label: string;
  readonly hint: string | undefined;
  readonly input: Partial<PlainTextInput>;
}

/** None is demanded by Slack: a follow-up that was added by mistake can be left empty. */
function field(name: keyof TypedFollowUp, place: number, value: string, { label, hint, input }: TextField): InputBlock {
  const id = followUpBlockId(name, place);
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(label, limits.label),
    ...(hint ? { hint: plain(hint, limits.label) } : {}),
    element: {
      ...input,
      type: 'plain_text_input',
      action_id: id,
      ...(value === '' ? {} : { initial_value: value }),
    },
  };
}
