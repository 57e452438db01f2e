import type { ContactChoices } from '../../../src/application/ports/store.js';

export interface FakeContactChoices extends ContactChoices {
  /** Every choice in the order in which it was remembered. */
  readonly remembered: readonly { readonly name: string; readonly slackId: string; readonly chosenBy: string }[];
}

/** What somebody has said once about who is who, in memory. */
export function createFakeContactChoices(): FakeContactChoices {
  const remembered: { name: string; slackId: string; chosenBy: string }[] = [];
  const spelled = (name: string) => name.trim().toLowerCase();
  return {
    remembered,
    chosen: async (names) => {
      const choices = new Map(remembered.map(({ name, slackId }) => [spelled(name), slackId]));
      return new Map(
        names.flatMap((name) => {
          const slackId = choices.get(spelled(name));
          return slackId ? [[name, slackId] as const] : [];
        }),
      );
    },
    remember: async (name, slackId, chosenBy) => {
      remembered.push({ name, slackId, chosenBy });
    },
  };
}
