import fc from 'fast-check';
import type { Call } from '../../src/call/call.js';
import type { RemindedRunbook } from '../../src/call/fetch-runbook.js';
import { cacheReaders, cacheRunbooks } from '../../src/call/runbook-cache.js';
import { aCall } from '../support/a-call.js';
import { anIssue } from '../support/an-issue.js';

/** A runbook that people edit: what it says is how often it was edited. */
function startIssue() {
  const issue = { now: 1_000, edits: 0, asked: 0, isSilent: false };
  const look = async (call: Call): Promise<RemindedRunbook> => {
    issue.asked += 1;
    const source = issue.isSilent ? undefined : { issue: anIssue(), openItems: [] };
    return { fields: call.fields, isOver: false, drift: [{ kind: 'moved', schedule: `${issue.edits}` }], source };
  };
  return { issue, look: cacheRunbooks(look, () => issue.now) };
}

function editsIn({ drift }: RemindedRunbook): number {
  return Number(drift?.[0]?.kind === 'moved' ? drift[0].schedule : undefined);
}

const call = aCall();

describe('the reminders of a call share a look at its runbook', () => {
  test('when they go out together, before GitLab has answered the first', async () => {
    const { issue, look } = startIssue();

    const [first, second] = await Promise.all([look(call), look(call)]);

    expect(issue.asked).toBe(1);
    expect(second).toBe(first);
  });

  test.each([
    ['for ten seconds', 50, 9_999, 1],
    ['and no longer', 50, 10_000, 2],
    ['for half of that', 49, 5_099, 1],
    ['and no longer, when many may have been read together', 49, 5_100, 2],
    ['but not when the clock was set back', 50, -1, 2],
  ])('%s', async (_case, id, later, asked) => {
    const { issue, look } = startIssue();
    await look({ ...call, id });

    issue.now += later;
    await look({ ...call, id });

    expect(issue.asked).toBe(asked);
  });

  test.each([
    ['just before two seconds have passed since GitLab did not answer', 1_999, 1],
    ['not once two seconds have passed since then', 2_000, 2],
  ])('%s', async (_case, later, asked) => {
    const { issue, look } = startIssue();
    issue.isSilent = true;
    await look(call);

    issue.now += later;
    await look(call);

    expect(issue.asked).toBe(asked);
  });

  test.each([
    ['another call', { id: call.id + 1 }],
    ['the call as it was revised', { revision: call.revision + 1 }],
  ])('and %s has its own', async (_case, other) => {
    const { issue, look } = startIssue();
    await look(call);

    await look({ ...call, ...other });

    expect(issue.asked).toBe(2);
  });

  test('and see every edit that is older than ten seconds, whatever happens when', async () => {
    const event = fc.record({
      wait: fc.nat({ max: 14_000 }),
      what: fc.constantFrom('edit', 'remind'),
      id: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
        const { issue, look } = startIssue();
        const editedAt: number[] = [];
        for (const { wait, what, id } of events) {
          issue.now += wait;
          if (what === 'edit') {
            issue.edits += 1;
            editedAt.push(issue.now);
            continue;
          }
          const seen = editsIn(await look({ ...call, id }));
          expect(seen).toBeGreaterThanOrEqual(editedAt.filter((at) => at <= issue.now - 10_000).length);
        }
      }),
    );
  });
});

describe('the reminders that share a look share what a person may read of it', () => {
  const found: RemindedRunbook = { fields: call.fields, isOver: false, drift: [], source: undefined };

  function startReaders() {
    const asked: string[] = [];
    const slack = { isDown: false };
    const readAs = cacheReaders(async (slackId) => {
      asked.push(slackId);
      if (slack.isDown) throw new Error('Slack did not answer.');
      return slackId;
    });
    return { asked, slack, readAs };
  }

  test('each person is asked about once', async () => {
    const { asked, readAs } = startReaders();

    const readers = await Promise.all([readAs('U0JOHN', found), readAs('U0JANE', found), readAs('U0JOHN', found)]);

    expect(readers).toEqual(['U0JOHN', 'U0JANE', 'U0JOHN']);
    expect(asked).toEqual(['U0JOHN', 'U0JANE']);
  });

  test('for another look, everybody is asked about again', async () => {
    const { asked, readAs } = startReaders();
    await readAs('U0JOHN', found);

    await readAs('U0JOHN', { ...found });

    expect(asked).toEqual(['U0JOHN', 'U0JOHN']);
  });

  test('what could not be said is asked again', async () => {
    const { asked, slack, readAs } = startReaders();
    slack.isDown = true;
    await expect(readAs('U0JOHN', found)).rejects.toThrow('Slack did not answer.');

    slack.isDown = false;

    expect(await readAs('U0JOHN', found)).toBe('U0JOHN');
    expect(asked).toHaveLength(2);
  });
});
