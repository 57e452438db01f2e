import type { KnownBlock } from '@slack/types';
import { limits } from '../../slack/block-kit/limits.js';
import { mrkdwn, plain, truncate } from '../../slack/block-kit/text.js';
import { actionIds, contactBlockId } from '../../slack/identifiers.js';
import { type ContactQuestion, nameInForm } from './ask-about-contacts.js';

/** More than ten questions would hide the posts below them; the others can be asked the next time. */
const mostAsked = 10;
const longestName = 60;

/** The names that are asked about, by the places of their questions. */
export function namesAsked(contacts: readonly ContactQuestion[]): readonly string[] {
  return contacts.slice(0, mostAsked).map(({ name }) => nameInForm(name));
}

/**
 * Asks who the people are whom the people file does not know. Left empty, they get no reminders. Picking shows the posts
 * again as they will name them.
 */
export function renderContactQuestions(contacts: readonly ContactQuestion[]): readonly KnownBlock[] {
  return contacts.slice(0, mostAsked).flatMap(({ name, chosen, lastTime }, place): readonly KnownBlock[] => [
    {
      type: 'input',
      block_id: contactBlockId(place),
      optional: true,
      dispatch_action: true,
      label: plain(`Who is ${truncate(name, longestName)} in Slack?`, limits.label),
      hint: plain('They get reminders of this call. Suggested again for the project’s next call.', limits.label),
      element: {
        type: 'users_select',
        action_id: actionIds.pickContact,
        placeholder: plain('Nobody', limits.label),
        ...(chosen === undefined ? {} : { initial_user: chosen }),
      },
    },
    ...(lastTime === undefined
      ? []
      : [
          {
            type: 'context' as const,
            elements: [mrkdwn(`Last time: <@${lastTime}>. Pick them again if that is right.`)],
          },
        ]),
  ]);
}

/** What somebody reads who may not say who these people are; nothing when all are known. */
export function renderUnchosenContacts(contacts: readonly ContactQuestion[]): readonly KnownBlock[] {
  const unknown = contacts.filter(({ chosen }) => chosen === undefined).map(({ name }) => truncate(name, longestName));
  if (unknown.length === 0) return [];
  const shown = unknown.slice(0, mostAsked).join(', ');
  const more = unknown.length > mostAsked ? ` and ${unknown.length - mostAsked} more` : '';
  const words = `Not known in Slack, so not reminded: ${shown}${more}. Someone with the Planner role or higher in the project can say who they are.`;
  return [{ type: 'context', elements: [plain(words, limits.contextText)] }];
}

/** Says whom somebody had picked for names that the runbook does not have any more. */
export function renderDroppedPicks(names: readonly string[]): readonly KnownBlock[] {
  if (names.length === 0) return [];
  const [those, them] = names.length === 1 ? ['that name', 'this name'] : ['those names', 'these names'];
  const words = `The runbook no longer has ${them}: ${names.join(', ')}. Your pick for ${those} was dropped.`;
  return [{ type: 'section', text: plain(words, limits.section) }];
}
