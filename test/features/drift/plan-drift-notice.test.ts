import fc from 'fast-check';
import { type Drift, isSameDrift } from '../../../src/call/drift.js';
import type { Job, JobState } from '../../../src/call/jobs/job.js';
import { planDriftNotice } from '../../../src/features/drift/plan-drift-notice.js';
import { aCall } from '../../support/a-call.js';

const call = aCall({ revision: 3 });
const now = 1_000_000;
const soon = now + 120_000;
const moved: readonly Drift[] = [{ kind: 'moved', schedule: '2031-10-17 - 23:30 UTC' }];
const closed: readonly Drift[] = [{ kind: 'closed' }];
const takenBack = { kinds: ['drift-notice'], dueAfter: now };

function notice(state: JobState, drift: readonly Drift[], id = 1, revision = 3): Job {
  return {
    id,
    subjectId: call.id,
    key: `call 42 · drift notice ${revision}.${id}`,
    queue: 'dm U0JOHN',
    dueAt: soon,
    payload: { kind: 'drift-notice', revision, drift },
    prerequisites: [],
    state,
    attempts: 0,
    firstAttemptAt: undefined,
    failure: undefined,
  };
}

test('the DRI is to hear of it two minutes later', () => {
  expect(planDriftNotice(call, moved, [], now)).toEqual({
    jobs: [
      {
        key: 'call 42 · drift notice 3.1',
        queue: 'dm U0JOHN',
        dueAt: soon,
        payload: { kind: 'drift-notice', revision: 3, drift: moved },
        prerequisites: [],
      },
    ],
  });
});

test.each<[string, readonly Drift[], readonly Job[], readonly (readonly Drift[])[], boolean]>([
  ['nothing has changed', [], [], [], false],
  ['what is so has been told', moved, [notice('completed', moved)], [], false],
  ['it is being told', moved, [notice('running', moved)], [], false],
  ['it could not be told for good', moved, [notice('failed', moved)], [], false],
  ['it is to be told', moved, [notice('pending', moved)], [], false],
  [
    'it is to be told, after what is stuck',
    moved,
    [notice('pending', closed, 1), notice('pending', moved, 2)],
    [],
    false,
  ],
  ['it was pointless when it was to be told, and is so again', moved, [notice('cancelled', moved)], [moved], false],
  ['something else is so than was told', closed, [notice('completed', moved)], [closed], false],
  ['something else is so than is to be told', closed, [notice('pending', moved)], [closed], true],
  ['all is as announced again before it was told', [], [notice('pending', moved)], [], true],
  ['all is as announced again after it was told', [], [notice('completed', moved)], [[]], false],
  ['that was told, too', [], [notice('completed', moved, 1), notice('completed', [], 2)], [], false],
  ['and now it is not again', moved, [notice('completed', moved, 1), notice('completed', [], 2)], [moved], false],
  [
    'it was told, changed, and changed back before that was told',
    moved,
    [notice('completed', moved, 1), notice('pending', closed, 2)],
    [],
    true,
  ],
  ['the announcement was updated since it was told', [], [notice('completed', moved, 1, 2)], [], false],
  ['it has drifted anew since the update', moved, [notice('completed', moved, 1, 2)], [moved], false],
])('when %s', (_case, drift, jobs, promised, takesBack) => {
  const plan = planDriftNotice(call, drift, jobs, now);

  expect(plan.jobs.map(({ payload }) => payload)).toEqual(
    promised.map((each) => ({ kind: 'drift-notice', revision: 3, drift: each })),
  );
  expect(plan.cancels).toEqual(takesBack ? takenBack : undefined);
});

test.each<[string, readonly Drift[], readonly Drift[], readonly (readonly Drift[])[]]>([
  ['of an issue that was closed before nothing more', closed, [], []],
  ['of one that has also moved nothing more', [...moved, ...closed], moved, []],
  ['that it is put off', closed, moved, [moved]],
  ['that it is as announced again', moved, [], [[]]],
])('once the call has begun its DRI hears %s', (_case, told, drift, promised) => {
  const plan = planDriftNotice(call, drift, [notice('completed', told)], call.time.instant);

  expect(plan.jobs.map(({ payload }) => payload)).toEqual(
    promised.map((each) => ({ kind: 'drift-notice', revision: 3, drift: each })),
  );
});

test('two replicas that find the same promise the same', () => {
  const earlier = [notice('completed', moved, 1), notice('cancelled', [], 2)];

  const [one, other] = [planDriftNotice(call, closed, earlier, now), planDriftNotice(call, closed, earlier, now + 20)];

  expect(one.jobs[0]?.key).toBe('call 42 · drift notice 3.3');
  expect(other.jobs[0]?.key).toBe(one.jobs[0]?.key);
});

test('whatever happens when, each state is told once, and in the end the one that lasts', () => {
  const step = fc.record({
    wait: fc.integer({ min: 1, max: 200_000 }),
    what: fc.constantFrom('drifts', 'is read', 'is sent'),
    drift: fc.constantFrom<readonly Drift[]>([], moved, closed),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = {
        now,
        drift: [] as readonly Drift[],
        jobs: [] as Job[],
        told: [] as (readonly Drift[])[],
      };
      const read = () => apply(world, planDriftNotice(call, world.drift, world.jobs, world.now));
      const send = () => sendDue(world);
      for (const { wait, what, drift } of steps) {
        world.now += wait;
        if (what === 'drifts') world.drift = drift;
        else if (what === 'is read') read();
        else send();
      }
      for (let round = 0; round < 2; round += 1) {
        read();
        world.now += 200_000;
        send();
      }

      const states = [[], ...world.told];
      expect(states.slice(1).every((state, place) => !isSameDrift(state, states[place] ?? []))).toBe(true);
      expect(states.at(-1)).toEqual(world.drift);
    }),
  );
});

interface World {
  now: number;
  drift: readonly Drift[];
  jobs: Job[];
  told: (readonly Drift[])[];
}

function apply(world: World, { jobs, cancels }: ReturnType<typeof planDriftNotice>): void {
  if (cancels)
    world.jobs = world.jobs.map((each) =>
      each.state === 'pending' && each.dueAt > cancels.dueAfter ? { ...each, state: 'cancelled' } : each,
    );
  for (const planned of jobs) world.jobs.push({ ...notice('pending', [], world.jobs.length + 1), ...planned });
}

/** As the job is carried out: what is not so any more is pointless. */
function sendDue(world: World): void {
  world.jobs = world.jobs.map((each) => {
    if (each.state !== 'pending' || each.dueAt > world.now || each.payload.kind !== 'drift-notice') return each;
    const isSo = isSameDrift(each.payload.drift, world.drift);
    if (isSo) world.told.push(each.payload.drift);
    return { ...each, state: isSo ? 'completed' : 'cancelled' };
  });
}
