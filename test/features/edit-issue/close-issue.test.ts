import type { JobPayload } from '../../../src/call/jobs/job.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { createWorld, type World } from '../../support/delivery/world.js';

const close: JobPayload = { kind: 'close-issue' };

let world: World;

beforeEach(() => {
  world = createWorld('A runbook');
});

describe('closing the issue', () => {
  it('closes it', async () => {
    expect(await world.perform(close)).toEqual({ kind: 'completed' });
    expect(world.gitlab.state).toBe('closed');
  });

  it('leaves alone one that is closed already', async () => {
    world.gitlab.state = 'closed';

    expect(await world.perform(close)).toEqual({ kind: 'completed' });
    expect(world.gitlab.writes).toEqual([]);
  });

  it('is done once, also when the answer was lost', async () => {
    world.gitlab.loseAnswer = new ServiceFailure('Lost.', {
      service: 'GitLab',
      kind: 'unknown-outcome',
      code: 'HTTP 502',
    });

    expect(await world.perform(close, 1)).toMatchObject({ kind: 'retry' });
    expect(await world.perform(close, 2)).toEqual({ kind: 'completed' });
    expect(world.gitlab.writes).toEqual(['close']);
  });

  it('waits for a person when GitLab leaves it open', async () => {
    world.gitlab.ignoresClosing = true;

    expect(await world.perform(close)).toMatchObject({
      kind: 'failed',
      failure: { service: 'GitLab', code: 'issue-left-open' },
    });
  });

  it('waits for a person when the issue is gone', async () => {
    world.gitlab.description = undefined;

    expect(await world.perform(close)).toMatchObject({ kind: 'failed', failure: { code: 'issue-not-found' } });
  });
});
