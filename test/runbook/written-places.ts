import type { ChecklistItem, Contact, Runbook, Task, Written } from '../../src/runbook/runbook.js';

/** Every place of a runbook that says where it stands in the source. */
export function writtenPlaces(runbook: Runbook): readonly Written[] {
  return [
    ...Object.values(runbook.header),
    ...[...runbook.gitlabContacts, ...runbook.customerContacts].flatMap(placesOfContact),
    ...runbook.tasks.flatMap(placesOfTask),
    ...[...runbook.preCall, ...runbook.postCall].flatMap(placesOfItem),
    ...(runbook.rollbackPlan ? [runbook.rollbackPlan] : []),
  ];
}

function placesOfContact({ name, role, description }: Contact): readonly Written[] {
  return [name, role, description];
}

function placesOfTask({ name, outcomeCell, durationCell }: Task): readonly Written[] {
  return [name, outcomeCell, durationCell];
}

function placesOfItem({ reason }: ChecklistItem): readonly Written[] {
  return reason ? [reason] : [];
}

/** The 1-based line of an offset, counted the slow way. */
export function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split(/\r\n|\r(?!\n)|\n/).length;
}
