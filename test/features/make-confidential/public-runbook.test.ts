import { completeCall } from '../../../src/features/complete/complete-call.js';
import { openCompletion } from '../../../src/features/complete/open-completion.js';
import { openOutcomes } from '../../../src/features/record-outcomes/open-outcomes.js';
import { recordOutcomes } from '../../../src/features/record-outcomes/record-outcomes.js';
import { clickRun } from '../../../src/features/run/click-run.js';
import {
  type CallServices,
  jane,
  recordOutcome,
  shownOf,
  startCall,
  tasks,
  typedOver,
} from '../../support/start-call.js';

const typed = {
  result: 'Success',
  currentState: 'Done',
  followUps: [],
  whyOpen: 'Later',
  closeIssue: true,
} as const;

test.each<[string, (services: CallServices) => Promise<unknown>]>([
  ['a click on a run panel', (services) => clickRun(services, { ...jane, click: recordOutcome(tasks.confirm) })],
  ['opening the form of outcomes', (services) => openOutcomes(services, jane)],
  [
    'recording outcomes',
    (services) => {
      const shown = shownOf(services);
      return recordOutcomes(services, { ...jane, shown, typed: typedOver(shown, tasks.confirm, { result: 'Failed' }) });
    },
  ],
  ['opening the form of the completion', (services) => openCompletion(services, jane)],
  ['completing', (services) => completeCall(services, { ...jane, typed, seen: 0 })],
])('of a call whose runbook was made public, %s is refused with the remedy', async (_what, ask) => {
  const services = await startCall();
  if (services.gitlab.issue) services.gitlab.issue = { ...services.gitlab.issue, confidential: false };

  expect(await ask(services)).toEqual({
    kind: 'refused',
    refusal: { kind: 'not-confidential', projectId: 100, iid: 12 },
  });
  expect(services.calls.jobs).toEqual([]);
});
