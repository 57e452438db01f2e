import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { type Product, productNames, products } from '../../call/product.js';
import { describeMoment } from '../../schedule/describe-in-zone.js';
import type { ScheduleCandidate } from '../../schedule/scheduled-time.js';
import { limits } from '../../slack/block-kit/limits.js';
import { plain } from '../../slack/block-kit/text.js';
import { actionIds, blockIds } from '../../slack/identifiers.js';
import type { AnnouncementDraft } from './draft-announcement.js';
import { itemKey, noItem } from './item-choice.js';

/**
 * The questions that only a person can answer: the product when neither the command nor the labels say, the time when it
 * has several readings, the checklist item that the announcement completes when several may be meant. Choosing shows the posts again with the answer in them.
 * @param timeZone the reader's, an IANA name; `undefined` when Slack does not say
 */
export function renderChoices(
  draft: AnnouncementDraft,
  typedProduct: Product | undefined,
  isAnnounced: boolean,
  timeZone: string | undefined,
): readonly KnownBlock[] {
  const asksProduct = !isAnnounced && typedProduct === undefined && draft.labelledProduct === undefined;
  return [
    ...(asksProduct ? [productQuestion(draft.product)] : []),
    ...timeQuestion(draft, timeZone),
    ...(isAnnounced ? [] : itemQuestion(draft)),
  ];
}

function productQuestion(chosen: Product | undefined): InputBlock {
  const options = products.map((product) => option(productNames[product], product));
  return {
    type: 'input',
    block_id: blockIds.product,
    dispatch_action: true,
    label: plain('Which product does the customer use?', limits.label),
    hint: plain(
      'The issue’s labels do not say. It decides in which support channel the call is announced.',
      limits.label,
    ),
    element: {
      type: 'radio_buttons',
      action_id: actionIds.chooseProduct,
      options,
      ...initial(options.find((each) => each.value === chosen)),
    },
  };
}

function timeQuestion(draft: AnnouncementDraft, timeZone: string | undefined): readonly KnownBlock[] {
  if (draft.schedule.kind !== 'ambiguous') return [];
  const options = draft.schedule.candidates.map((candidate) => timeOption(candidate, timeZone));
  return [
    {
      type: 'input',
      block_id: blockIds.time,
      dispatch_action: true,
      label: plain('When is the call?', limits.label),
      hint: plain(`${draft.schedule.reason} The time you choose is written into the runbook.`, limits.label),
      element: {
        type: 'radio_buttons',
        action_id: actionIds.chooseTime,
        options,
        ...initial(options.find((each) => each.value === String(draft.time?.instant))),
      },
    },
  ];
}

/** Nothing is chosen beforehand: whoever announces the call says it, also that it is none of them. */
function itemQuestion({ itemQuestion: question }: AnnouncementDraft): readonly KnownBlock[] {
  if (!question) return [];
  const options = [
    ...question.candidates.map((item) => ({
      ...option(item.text, itemKey(item)),
      description: plain(`Line ${item.line}`, limits.optionText),
    })),
    option('None of them', noItem),
  ];
  return [
    {
      type: 'input',
      block_id: blockIds.item,
      dispatch_action: true,
      label: plain('Which checklist item does the announcement complete?', limits.label),
      hint: plain('It is ticked in the runbook once both posts are out.', limits.label),
      element: {
        type: 'radio_buttons',
        action_id: actionIds.chooseItem,
        options,
        ...initial(options.find((each) => each.value === question.answer)),
      },
    },
  ];
}

/** The call's own zone first, then the reader's, then UTC. */
function timeOption({ time, label }: ScheduleCandidate, timeZone: string | undefined): PlainTextOption {
  const elsewhere = [
    ...(timeZone === undefined ? [] : [`${describeMoment(time, timeZone)} your time`]),
    `${describeMoment(time, 'UTC')} UTC`,
  ];
  return {
    ...option(label, String(time.instant)),
    description: plain(elsewhere.join(' · '), limits.optionText),
  };
}

function option(text: string, value: string): PlainTextOption {
  return { text: plain(text, limits.optionText), value };
}

function initial(chosen: PlainTextOption | undefined): { initial_option?: PlainTextOption } {
  return chosen ? { initial_option: chosen } : {};
}
