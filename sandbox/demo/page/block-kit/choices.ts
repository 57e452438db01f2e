import { asObjects, asText, type JsonObject } from '../../../slack/json.js';
import type { Snapshot } from '../../snapshot.js';
import { wordsOf } from './text.js';

/** Something that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description: string;
}

/** Choices that belong together, under a heading or (`''`) none. */
export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** What an element offers: its own options, or the people or channels of the workspace. */
export function choicesOf(element: JsonObject, { slack }: Snapshot): readonly ChoiceGroup[] {
  const type = asText(element.type);
  if (type.endsWith('users_select')) return [{ label: '', choices: named(slack.names, /^[UW]/, '', slack.botId) }];
  if (type.endsWith('channels_select') || type.endsWith('conversations_select')) {
    return [{ label: '', choices: named(slack.names, /^C/, '#', '') }];
  }
  const groups = asObjects(element.option_groups);
  if (groups.length === 0) return [{ label: '', choices: asObjects(element.options).map(choiceOf) }];
  return groups.map((group) => ({ label: wordsOf(group.label), choices: asObjects(group.options).map(choiceOf) }));
}

function choiceOf(option: JsonObject): Choice {
  return { value: asText(option.value), label: wordsOf(option.text), description: wordsOf(option.description) };
}

function named(names: Readonly<Record<string, string>>, wanted: RegExp, sign: string, except: string): Choice[] {
  return Object.entries(names)
    .filter(([id]) => wanted.test(id) && id !== except)
    .map(([id, name]) => ({ value: id, label: `${sign}${name}`, description: '' }));
}
