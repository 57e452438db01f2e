import type { Fault } from '../../sandbox/faults.js';
import { failingAtRandom } from '../../sandbox/random-faults.js';
import { seededRandom } from '../support/seeded-random.js';

const many = 10_000;

describe.each(['slack', 'gitlab'] as const)('faults of %s at random', (service) => {
  test('as many as were asked for, each of them heard of', () => {
    const heard: Fault[] = [];
    const choose = failingAtRandom(service, 0.2, seededRandom(1), (_, fault) => heard.push(fault));

    const faults = Array.from({ length: many }, () => choose('chat.update')).filter((fault) => fault !== undefined);

    expect(faults.length / many).toBeGreaterThan(0.18);
    expect(faults.length / many).toBeLessThan(0.22);
    expect(heard).toEqual(faults);
  });

  test('the same for the same seed, other ones for another', () => {
    expect(sequence(7)).toEqual(sequence(7));
    expect(sequence(7)).not.toEqual(sequence(8));
  });

  test('lost, broken and refused answers all come, before and after the request has taken effect', () => {
    const kinds = new Set(sequence(1).map((fault) => `${fault?.kind} ${fault && 'when' in fault ? fault.when : ''}`));

    for (const kind of ['reset', 'silence', 'answer']) {
      for (const when of ['before', 'after']) expect(kinds).toContain(`${kind} ${when}`);
    }
  });

  test('whoever is refused for asking too much has not been served, and is told how long to wait', () => {
    const limited = sequence(1).filter((fault) => fault?.kind === 'answer' && fault.status === 429);

    expect(limited.length).toBeGreaterThan(0);
    for (const fault of limited) expect(fault).toMatchObject({ when: 'before', retryAfter: expect.any(Number) });
  });

  function sequence(seed: number) {
    const choose = failingAtRandom(service, 0.5, seededRandom(seed), () => undefined);
    return Array.from({ length: 1_000 }, () => choose('any'));
  }
});
