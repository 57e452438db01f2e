import type { Problem } from '../../src/runbook/problem.js';
import type { ChecklistItem, Contact, Runbook, Task, Written } from '../../src/runbook/runbook.js';

/** A runbook and its problems as a person can check them against the Markdown: one short line for each place. */
export function summariseRunbook(runbook: Runbook, problems: readonly Problem[]): unknown {
  return {
    header: Object.fromEntries(
      Object.entries(runbook.header).map(([field, value]) => [field, summariseWritten(value)]),
    ),
    gitlabContacts: runbook.gitlabContacts.map(summariseContact),
    customerContacts: runbook.customerContacts.map(summariseContact),
    preCall: runbook.preCall.map(summariseItem),
    tasks: runbook.tasks.map(summariseTask),
    rollbackPlan: runbook.rollbackPlan ? summariseWritten(runbook.rollbackPlan) : null,
    postCall: runbook.postCall.map(summariseItem),
    places: runbook.places,
    problems: problems.map(({ line, severity, code, found }) => `${line}: ${severity} ${code}: ${found}`),
  };
}

/** `line: text`, then the source where it differs and the link if there is one. */
function summariseWritten({ line, text, markdown, url }: Written): string {
  const source = markdown === text ? '' : ` ⟵ ${markdown}`;
  return `${line}: ${text}${source}${url === undefined ? '' : ` ⟶ ${url}`}`;
}

function summariseContact({ name, role, description }: Contact): string {
  return [summariseWritten(name), role.text, description.text].join(' | ');
}

function summariseItem({ position, line, state, text, reason }: ChecklistItem): string {
  return `${line}: #${position} ${state}: ${text}${reason ? ` — because ${summariseWritten(reason)}` : ''}`;
}

function summariseTask({ position, name, url, outcome, outcomeCell, plannedMinutes, actualMinutes }: Task): string {
  const result = outcome ? `${outcome.result}${outcome.note === undefined ? '' : ` (${outcome.note})`}` : 'no outcome';
  const unread = outcomeCell.text !== '' && !outcome ? ` [${outcomeCell.text}]` : '';
  return [
    `${name.line}: #${position} ${summariseWritten(name).replace(/^\d+: /, '')}`,
    ...(url === undefined || url === name.url ? [] : [url]),
    result + unread,
    `planned ${plannedMinutes ?? '-'}`,
    `actual ${actualMinutes ?? '-'}`,
  ].join(' | ');
}
