import { escapeMrkdwn, truncate } from '../../slack/block-kit/text.js';
import type { StaleClick } from './decide-click.js';

const longestWords = 100;
const checkPanel = 'Check the panel.';

/** Why a click on a run panel has recorded nothing, for whoever clicked, in mrkdwn. */
export function formatStaleClick(why: StaleClick): string {
  switch (why.kind) {
    case 'settled':
      return why.by
        ? `Not recorded: <@${why.by}> already recorded this task as ${why.result}. ${checkPanel}`
        : `Not recorded: the runbook already says ${why.result} for this task. ${checkPanel}`;
    case 'started':
      return `Not recorded: <@${why.by}> already started this task. ${checkPanel}`;
    case 'not-current':
      return `Not recorded: the call is at another task. ${checkPanel}`;
    case 'other-outcome':
      return `Not recorded: the runbook now says “${escapeMrkdwn(truncate(why.words, longestWords))}” for this task. ${checkPanel} It asks before replacing that.`;
    case 'changed-since':
      return 'Not undone: something else was recorded since. To change a task, use “Correct…”.';
    case 'nothing-to-undo':
      return `Already undone. ${checkPanel}`;
    case 'completed':
      return 'Not recorded: the call is completed. To change a task, use “Correct the outcomes…”.';
  }
}
