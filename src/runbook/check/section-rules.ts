import type { InformItems } from '../find-inform-item.js';
import { isTemplateRollback, namesNobody, saysNothingYet } from '../placeholders.js';
import type { Problem } from '../problem.js';
import type { Runbook } from '../runbook.js';
import { mostContacts } from '../runbook-overview.js';

/** Somebody from GitLab must attend the call, and is reminded of it. */
export function noGitlabContact({ gitlabContacts, places }: Runbook): readonly Problem[] {
  if (gitlabContacts.some(({ name }) => name.text !== '')) return [];
  return [
    {
      severity: 'warning',
      code: 'no-gitlab-contact',
      line: places?.gitlabContacts ?? 1,
      found: places?.gitlabContacts ? 'nobody under "GitLab Contacts"' : 'no heading "GitLab Contacts"',
      expected: 'who attends the call from GitLab, and in which role',
      fix: 'Add a row for each person under the heading "GitLab Contacts". Nobody but the DRI is reminded otherwise.',
    },
  ];
}

/** An error, since the contacts after the first hundred would be told of nothing. */
export function tooManyContacts({ gitlabContacts, places }: Runbook): readonly Problem[] {
  if (gitlabContacts.length <= mostContacts) return [];
  return [
    {
      severity: 'error',
      code: 'too-many-contacts',
      line: gitlabContacts[mostContacts]?.name.line ?? places?.gitlabContacts ?? 1,
      found: `${gitlabContacts.length} people under "GitLab Contacts"`,
      expected: `no more than ${mostContacts}, each of whom is reminded of the call`,
      fix: 'Leave those who attend the call.',
    },
  ];
}

/** Contacts that say only that somebody is still to be found. */
export function placeholderContacts({ gitlabContacts }: Runbook): readonly Problem[] {
  return gitlabContacts
    .filter(({ name }) => namesNobody(name))
    .map(({ name }) => ({
      severity: 'warning',
      code: 'placeholder',
      line: name.line,
      found: `"${name.text || name.markdown}" as a GitLab contact, which is placeholder text`,
      expected: 'the name of a person',
      fix: 'Write who it is, or remove the row.',
    }));
}

/** Without tasks there is nothing to record during the call. */
export function noTask({ tasks, places }: Runbook): readonly Problem[] {
  if (tasks.length > 0) return [];
  return [
    {
      severity: 'warning',
      code: 'no-task',
      line: places?.tasks ?? 1,
      found: places?.tasks ? 'no task under "Runbook - Tasks"' : 'no heading "Runbook - Tasks", and no task',
      expected: 'every step of the work as a row, with its planned duration',
      fix: 'Add a row for each step; leave Outcome empty until the call.',
    },
  ];
}

/** Names of tasks that say only that they are still to be written. */
export function placeholderTasks({ tasks }: Runbook): readonly Problem[] {
  return tasks
    .filter(({ name }) => saysNothingYet(name))
    .map(({ name }) => ({
      severity: 'warning',
      code: 'placeholder',
      line: name.line,
      found: `"${name.text || name.markdown}" as a task, which is placeholder text`,
      expected: 'what is to be done',
      fix: 'Name the step, or remove the row.',
    }));
}

/** Whoever is on call when it goes wrong must be able to undo the work. */
export function noRollbackPlan({ rollbackPlan, places }: Runbook): readonly Problem[] {
  const text = inWords(rollbackPlan?.text ?? '');
  const markdown = rollbackPlan?.markdown ?? '';
  const isPlaceholder = isTemplateRollback(text) || saysNothingYet({ text, markdown });
  if (text !== '' && !isPlaceholder) return [];
  return [
    {
      severity: 'warning',
      code: text === '' ? 'no-rollback-plan' : 'placeholder',
      line: rollbackPlan?.line ?? places?.rollbackPlan ?? 1,
      found: foundPlan(text, places?.rollbackPlan !== undefined),
      expected: 'how to revert the work, or a link to the steps',
      fix: 'Write it under the heading "Rollback plan". If nothing can be undone, say so there.',
    },
  ];
}

/** On one line and without the mark of a list: one that holds only `TBD` says nothing either. */
function inWords(plan: string): string {
  return plan.replace(/^(?:•|\d{1,9}[.)]) (?:\[[ x~]\] )?/i, '').replace(/\s+/g, ' ');
}

function foundPlan(text: string, hasHeading: boolean): string {
  if (isTemplateRollback(text)) return "the template's own words as the rollback plan";
  if (text !== '') return `"${text}" as the rollback plan, which is placeholder text`;
  return hasHeading ? 'nothing under "Rollback plan"' : 'no heading "Rollback plan"';
}

/** What was not prepared must be explained, except informing the channels: that is what an announcement does. */
export function unexplainedItems({ preCall }: Runbook, inform: InformItems): readonly Problem[] {
  const informItem = inform.preCall.kind === 'found' ? inform.preCall.item : undefined;
  return preCall
    .filter((item) => item.state === 'open' && !item.reason?.text && item !== informItem)
    .map(({ text, line }) => ({
      severity: 'warning',
      code: 'open-item-without-reason',
      line,
      found: `"${text}" neither ticked nor explained`,
      expected: 'a tick, or what prevents it',
      fix: 'Tick the item, or write the reason under it: indented, in backticks.',
    }));
}

const checklists = [
  {
    list: 'preCall',
    heading: 'Pre-call checklist',
    whenUnclear: 'Announcing asks which item to tick, or none. To skip the question, reword the one that is meant.',
  },
  {
    list: 'postCall',
    heading: 'Post-call checklist',
    whenUnclear: 'None of them is ticked for you. Tick the one that is meant when the summary is posted, or reword it.',
  },
] as const;

/**
 * The app ticks the item about the channels. Where it cannot be told which one that is, announcing asks, and completing
 * ticks none.
 */
export function unclearInformItem(_: Runbook, inform: InformItems): readonly Problem[] {
  return checklists.flatMap(({ list, whenUnclear }): readonly Problem[] => {
    const found = inform[list];
    const [first, ...others] = found.kind === 'unclear' ? found.candidates.filter(({ state }) => state === 'open') : [];
    if (!first) return [];
    const lines = [first, ...others].map(({ line }) => line);
    return [
      {
        severity: 'warning',
        code: 'unclear-inform-item',
        line: first.line,
        found:
          others.length === 0
            ? `"${first.text}", which may be about informing the support channels`
            : `${lines.length} items that may be about informing the support channels, on lines ${lines.join(', ')}`,
        expected: 'one item such as "Inform `#support_manager` about the work"',
        fix: whenUnclear,
      },
    ];
  });
}

/** A checklist that is not found must not be taken for one in which nothing is open. */
export function noChecklist(runbook: Runbook): readonly Problem[] {
  return checklists.flatMap(({ list, heading }): readonly Problem[] => {
    const line = runbook.places?.[list];
    if (runbook[list].length > 0) return [];
    return [
      {
        severity: 'warning',
        code: 'no-checklist',
        line: line ?? 1,
        found: line === undefined ? `no heading "${heading}"` : `no item under "${heading}"`,
        expected: 'the checklist, with a box in front of each item',
        fix: `Write the items as \`- [ ] text\` under the heading "${heading}". Nothing is ticked or shown as open until then.`,
      },
    ];
  });
}
