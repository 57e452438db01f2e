import fc from 'fast-check';
import type { RunEvent } from '../../../src/call/recording/recording.js';
import { renderRunPanel } from '../../../src/features/run/run-panel.js';
import { taskResults } from '../../../src/runbook/runbook.js';
import type { TaskLine } from '../../../src/runbook/task-list.js';
import { messageForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { longHostileText } from '../../support/views/hostile-texts.js';
import { lengthOfTexts } from '../../support/views/length-of-texts.js';
import {
  minute,
  recordedCall,
  sampleCompletion,
  samplePanel,
  sampleTaskList,
  startOfCall,
} from '../../support/views/sample-run.js';

const optionalMinutes = fc.option(fc.integer({ min: 0, max: 5999 }), { nil: undefined });
const url = longHostileText.map((text) => new URL(`https://evil.example/?${text}`).href);

const task: fc.Arbitrary<Omit<TaskLine, 'position'>> = fc.record({
  name: longHostileText,
  url: fc.option(url, { nil: undefined }),
  outcome: fc.option(
    fc.record({
      result: fc.constantFrom(...taskResults),
      note: fc.option(longHostileText, { nil: undefined }),
    }),
    { nil: undefined },
  ),
  oddOutcome: fc.option(longHostileText, { nil: undefined }),
  plannedMinutes: optionalMinutes,
  actualMinutes: optionalMinutes,
});

const panel = fc.record({
  tasks: fc.array(task, { maxLength: 30 }),
  rollbackPlan: fc.option(
    longHostileText.map((text) => text.slice(0, 3000)),
    { nil: undefined },
  ),
  name: longHostileText,
  isCompleted: fc.boolean(),
  isRunning: fc.boolean(),
  now: fc.integer({ min: startOfCall - 60 * minute, max: startOfCall + 600 * minute }),
});

test('whatever a runbook says, a panel mentions only who clicked, and Slack takes it', () => {
  fc.assert(
    fc.property(panel, ({ tasks, rollbackPlan, name, isCompleted, isRunning, now }) => {
      const lines = tasks.map((one, index) => ({ ...one, position: index + 1 }));
      const base = samplePanel({ taskList: sampleTaskList(lines, { rollbackPlan }), now });
      const mark = base.fingerprints[lines.findIndex(({ outcome }) => outcome === undefined)];
      const events: readonly RunEvent[] =
        mark && isRunning ? [{ kind: 'started', task: mark, at: startOfCall, by: 'U0JOHN' }] : [];
      const completion = isCompleted ? sampleCompletion() : undefined;
      const call = recordedCall({ events, completion });

      const message = renderRunPanel({ ...base, call: { ...call, fields: { ...call.fields, name } } });

      expect(refusalsOfMessage(message)).toEqual([]);
      const inBlocks = messageForJane({ ...message, text: '' });
      for (const { live } of [messageForJane(message), inBlocks]) {
        expect(live.filter((one) => one !== '@John Doe' && one !== '@Jane Smith')).toEqual([]);
      }
      expect(lengthOfTexts(message.blocks)).toBeLessThan(12_000);
    }),
    { numRuns: 50 },
  );
});
