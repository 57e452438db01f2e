import fc from 'fast-check';

/** What is fuzzed: inputs, and what must hold for each of them. */
export interface Target {
  readonly name: string;
  /** Checks random inputs for so many milliseconds, and stops at the first failure, which it makes small. */
  run(seed: number, milliseconds: number): Promise<Figures>;
}

export interface Figures {
  readonly cases: number;
  /** What failed, with what is needed to see it again; `undefined` when everything held. */
  readonly failure: string | undefined;
  /** The longest time that one case took, in milliseconds. */
  readonly slowest: number;
}

const longestReport = 2_000;

/** Makes a target. `check` throws, or rejects, when something does not hold; `end` closes what it has opened. */
export function target<Input>(
  name: string,
  inputs: fc.Arbitrary<Input>,
  check: (input: Input) => void | Promise<void>,
  end: () => void | Promise<void> = () => undefined,
): Target {
  return {
    name,
    async run(seed, milliseconds) {
      let slowest = 0;
      const property = fc.asyncProperty(inputs, async (input) => {
        const start = performance.now();
        await check(input);
        slowest = Math.max(slowest, performance.now() - start);
      });
      const details = await fc.check(property, {
        seed,
        numRuns: 1_000_000,
        interruptAfterTimeLimit: milliseconds,
        markInterruptAsFailure: false,
      });
      await end();
      const failure = details.failed
        ? [
            `${name}: seed ${details.seed}, path ${details.counterexamplePath}`,
            messageOf(details.errorInstance).slice(0, longestReport),
            `input: ${fc.stringify(details.counterexample?.[0]).slice(0, longestReport)}`,
          ].join('\n')
        : undefined;
      return { cases: details.numRuns, failure, slowest };
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
