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
      found: places?.gitlabContacts ? '“GitLab Contacts” names nobody.' : 'The heading “GitLab Contacts” is missing.',
      fix: 'Add a row for each person who attends from GitLab, under that heading. Only the DRI is reminded until then.',
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
      found: `“GitLab Contacts” names ${gitlabContacts.length} people; at most ${mostContacts} can be reminded.`,
      fix: 'Keep only those who attend the call.',
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
      isLineShown: true,
      found: `A GitLab contact is still “${name.text || name.markdown}”.`,
      fix: 'Enter the name, or remove the row.',
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
      found: places?.tasks ? '“Runbook - Tasks” has no tasks.' : 'The heading “Runbook - Tasks” is missing.',
      fix: 'Add a row for each step, with its planned duration. Leave “Outcome” empty until the call.',
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
      isLineShown: true,
      found: `A task is still “${name.text || name.markdown}”.`,
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
      fix: 'Write under that heading how to revert the work, or link to the steps. If nothing can be undone, say so.',
    },
  ];
}

/** On one line and without the mark of a list: one that holds only `TBD` says nothing either. */
function inWords(plan: string): string {
  return plan.replace(/^(?:•|\d{1,9}[.)]) (?:\[[ x~]\] )?/i, '').replace(/\s+/g, ' ');
}

function foundPlan(text: string, hasHeading: boolean): string {
  if (isTemplateRollback(text)) return '“Rollback plan” is still the template’s text.';
  if (text !== '') return `“Rollback plan” is still “${text}”.`;
  return hasHeading ? '“Rollback plan” is empty.' : 'The heading “Rollback plan” is missing.';
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
      found: `“${text}” is still open.`,
      fix: 'Tick it or give a reason.',
    }));
}

const checklists = [
  {
    list: 'preCall',
    heading: 'Pre-call checklist',
    whenUnclear:
      'Announcing asks which one to tick, if any. To skip the question, write “Inform #support_manager about the work”.',
  },
  {
    list: 'postCall',
    heading: 'Post-call checklist',
    whenUnclear:
      'Nothing is ticked for you. Tick the right one once the summary is posted, or write “Inform #support_manager”.',
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
            ? `“${first.text}” may be about informing the support channels.`
            : `${lines.length} items may be about informing the support channels (lines ${lines.join(', ')}).`,
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
        found: line === undefined ? `The heading “${heading}” is missing.` : `“${heading}” has no items.`,
        fix: 'Write each item as “- [ ] text” under that heading. Nothing is ticked or shown as open until then.',
      },
    ];
  });
}
