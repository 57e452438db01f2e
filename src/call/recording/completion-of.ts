import type { TaskList } from '../../runbook/task-list.js';
import type { Completion } from './recording.js';
import { totalsOf } from './totals.js';

/** What people say of a completed call; the rest of the completion is counted. */
export type ToldCompletion = Omit<Completion, 'totals' | 'openItems'>;

/** A completion with the numbers of the sheet. A reason for what is open goes with the last thing that was open. */
export function completionOf(told: ToldCompletion, taskList: TaskList): Completion {
  const totals = totalsOf(taskList.tasks);
  const openItems = taskList.openItems.length;
  const isOpen = totals.counts.open > 0 || openItems > 0;
  return { ...told, whyOpen: isOpen ? told.whyOpen : undefined, totals, openItems };
}
