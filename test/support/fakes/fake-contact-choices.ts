import type { ContactChoices } from '../../../src/call/ports/store.js';

interface Choice {
  readonly callId: number;
  readonly name: string;
  readonly slackId: string | undefined;
  readonly chosenBy: string;
}

export interface FakeContactChoices extends ContactChoices {
  /** Every choice in the order in which it was remembered. */
  readonly remembered: readonly Choice[];
}

/** Who the contacts of calls were said to be, in memory. All calls are of one project. */
export function createFakeContactChoices(): FakeContactChoices {
  const remembered: Choice[] = [];
  const spelled = (name: string) => name.trim().toLowerCase();
  return {
    remembered,
    lastChosen: async (_projectId, names) => {
      const choices = new Map(remembered.map(({ name, slackId }) => [spelled(name), slackId]));
      return new Map(
        names.flatMap((name) => {
          const slackId = choices.get(spelled(name));
          return slackId ? [[name, slackId] as const] : [];
        }),
      );
    },
    remember: async (callId, choices, chosenBy) => {
      for (const [name, slackId] of choices) remembered.push({ callId, name, slackId, chosenBy });
    },
  };
}
