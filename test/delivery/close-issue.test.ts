import { ServiceFailure } from '../../src/application/service-failure.js';
import type { DeliveryContent } from '../../src/domain/call/delivery.js';
import { createWorld, type World } from './world.js';

const close: DeliveryContent = { kind: 'close-issue' };

let world: World;

beforeEach(() => {
  world = createWorld('A runbook');
});

describe('closing the issue', () => {
  it('closes it', async () => {
    expect(await world.carryOut(close)).toEqual({ kind: 'sent' });
    expect(world.gitlab.state).toBe('closed');
  });

  it('leaves alone one that is closed already', async () => {
    world.gitlab.state = 'closed';

    expect(await world.carryOut(close)).toEqual({ kind: 'sent' });
    expect(world.gitlab.writes).toEqual([]);
  });

  it('is done once, also when the answer was lost', async () => {
    world.gitlab.loseAnswer = new ServiceFailure('Lost.', {
      service: 'GitLab',
      kind: 'unknown-outcome',
      code: 'HTTP 502',
    });

    expect(await world.carryOut(close, 1)).toMatchObject({ kind: 'later' });
    expect(await world.carryOut(close, 2)).toEqual({ kind: 'sent' });
    expect(world.gitlab.writes).toEqual(['close']);
  });

  it('waits for a person when GitLab leaves it open', async () => {
    world.gitlab.ignoresClosing = true;

    expect(await world.carryOut(close)).toMatchObject({
      kind: 'failed',
      failure: { service: 'GitLab', code: 'issue-left-open' },
    });
  });

  it('waits for a person when the issue is gone', async () => {
    world.gitlab.description = undefined;

    expect(await world.carryOut(close)).toMatchObject({ kind: 'failed', failure: { code: 'issue-not-found' } });
  });
});
