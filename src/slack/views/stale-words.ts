import type { StaleClick } from '../../domain/call/decide-click.js';
import { escapeMrkdwn, shorten } from './text.js';

const longestWords = 100;
const upToDate = 'Your click was not recorded. The panel is being brought up to date.';

/** Why a click on a run panel has recorded nothing, for whoever clicked, in mrkdwn. */
export function staleWords(why: StaleClick): string {
  switch (why.kind) {
    case 'settled':
      return why.by
        ? `<@${why.by}> recorded this task as ${why.result} before you. ${upToDate}`
        : `The runbook says ${why.result} for this task already. ${upToDate}`;
    case 'started':
      return `<@${why.by}> started this task before you. ${upToDate}`;
    case 'not-current':
      return 'The call is at another task by now, so nothing was recorded. The panel is being brought up to date.';
    case 'other-outcome':
      return `The runbook says “${escapeMrkdwn(shorten(why.words, longestWords))}” for this task now, so nothing was recorded. The panel is being brought up to date and asks before it replaces that.`;
    case 'changed-since':
      return 'Something else has been recorded since, so nothing was undone. The panel is being brought up to date; “Correct…” changes any task.';
    case 'nothing-to-undo':
      return 'This has been undone already. The panel is being brought up to date.';
    case 'completed':
      return 'The call is completed, so nothing was recorded. “Correct the outcomes…” changes what became of its tasks.';
  }
}
