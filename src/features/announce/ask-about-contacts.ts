import { spellingOf } from '../../call/people/name-spelling.js';
import type { SlackIdByName } from '../../call/safe-fields/read-safe-fields.js';
import type { Services } from '../../call/services.js';
import { visibleText } from '../../runbook/visible-text.js';

/** Asks who somebody is in Slack whom the people file does not know. */
export interface ContactQuestion {
  readonly name: string;
  /** Who it is as things are chosen now, a Slack id; `undefined` for nobody. */
  readonly chosen: string | undefined;
  /** Whom a call of this project last had for this name, when that is somebody else. */
  readonly lastTime: string | undefined;
}

/** Whom a person picks: the name as the form had it → Slack id, or `undefined` for nobody. */
export type Picked = ReadonlyMap<string, string | undefined>;

/** Longer names are told apart by their beginnings: a form has little room to remember them. In characters. */
const longestName = 60;

/** A name as a form remembers it. */
export function nameInForm(name: string): string {
  return visibleText(name).slice(0, longestName);
}

/** The picks by the names that the runbook has by now, and the names of those that it has not. */
export function matchPicks(
  picked: Picked,
  names: readonly string[],
): { readonly picks: Picked; readonly dropped: readonly string[] } {
  const found = [...picked].map(([name, slackId]) => {
    const asked = names.filter((each) => spellingOf(nameInForm(each)) === spellingOf(name));
    return { name, slackId, asked };
  });
  // Of two long names with the same beginning nobody can say which one was meant.
  const picks = found.flatMap(({ slackId, asked: [only, other] }) =>
    only !== undefined && other === undefined ? [[only, slackId] as const] : [],
  );
  const dropped = found.filter(({ slackId, asked }) => slackId !== undefined && asked.length !== 1);
  return { picks: new Map(picks), dropped: dropped.map(({ name }) => name) };
}

/** What is asked about, and what is known of the answers. */
export interface Asked {
  readonly projectId: number;
  /** Those whom the people file does not know. */
  readonly names: readonly string[];
  /** What was chosen for this call, if it is announced. */
  readonly chosen: SlackIdByName;
  readonly picked: Picked;
  /** Whether other calls count: only for who may choose. */
  readonly mayPropose: boolean;
}

/**
 * The questions about names that the people file does not know, answered as far as they are: by a pick, else by what was
 * chosen for this call. What another call of the project had is proposed, and is the answer by itself only where the
 * account goes by that very name in Slack.
 * @throws ServiceFailure when Slack does not say who somebody is
 */
export async function askAboutContacts(
  { contactChoices, directory }: Pick<Services, 'contactChoices' | 'directory'>,
  { projectId, names, chosen, picked, mayPropose }: Asked,
): Promise<readonly ContactQuestion[]> {
  const proposals = mayPropose ? await contactChoices.lastChosen(projectId, names) : new Map<string, string>();
  return Promise.all(
    names.map(async (name) => {
      const proposed = proposals.get(name);
      const own = picked.has(name) ? picked.get(name) : chosen.get(name);
      const isRecorded = picked.has(name) || own !== undefined || proposed === undefined;
      const answer = isRecorded || !(await goesBy(directory, proposed, name)) ? own : proposed;
      return { name, chosen: answer, lastTime: proposed === answer ? undefined : proposed };
    }),
  );
}

async function goesBy(directory: Services['directory'], slackId: string, name: string): Promise<boolean> {
  const user = await directory.user(slackId);
  return user?.membership === 'member' && spellingOf(user.name) === spellingOf(name);
}
