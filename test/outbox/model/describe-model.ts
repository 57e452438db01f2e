import fc from 'fast-check';
import { allCommands } from './commands.js';
import { Model } from './model.js';
import type { TwoOwners } from './test-outbox.js';

/** An outbox on real connections and the model beside it, held against each other after every command. */
export function describeModel(name: string, open: () => Promise<TwoOwners>): void {
  describe(`the outbox on ${name}`, () => {
    let real: TwoOwners;

    beforeAll(async () => {
      real = await open();
    });

    afterAll(() => real.close());

    it('does what the model does, whatever happens in whatever order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.commands(allCommands, { maxCommands: 25, size: 'max' }), async (happenings) => {
          await real.empty();
          await fc.asyncModelRun(() => ({ model: new Model(), real }), happenings);
        }),
        // Whether two transactions overlap is for the machine to say, so a shrunken case would often pass.
        { numRuns: Number(process.env.MODEL_RUNS ?? 30), endOnFailure: true },
      );
    });
  });
}
