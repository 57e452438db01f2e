import type { InputBlock } from '@slack/types';
import { actionIds, contactBlockId } from '../identifiers.js';
import { limits } from './limits.js';
import { plain, shorten } from './text.js';

/** More than ten questions would hide the posts below them; the others can be asked the next time. */
const mostAsked = 10;
const longestName = 60;

/** Asks who the people are whom nobody has named in Slack yet. Left empty, they get no reminders. */
export function renderContactQuestions(unknownNames: readonly string[]): readonly InputBlock[] {
  return unknownNames.slice(0, mostAsked).map((name, place) => ({
    type: 'input',
    block_id: contactBlockId(place),
    optional: true,
    label: plain(`Who is ${shorten(name, longestName)} in Slack?`, limits.label),
    hint: plain('To be reminded of this call. The answer is remembered for the next one.', limits.label),
    element: { type: 'users_select', action_id: actionIds.pickContact, placeholder: plain('Nobody', limits.label) },
  }));
}
