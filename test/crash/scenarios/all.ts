import type { Scenario } from '../scenario.js';
import { announcement, failureNotice } from './announcement.js';
import { driftNotice, update } from './changed-runbook.js';
import { click } from './click.js';
import { completion, correction } from './completion.js';
import { reminders, start } from './start.js';

/** Everything that the app does by what it has stored. */
export const scenarios: readonly Scenario[] = [
  announcement,
  reminders,
  start,
  click,
  completion,
  correction,
  failureNotice,
  driftNotice,
  update,
];
