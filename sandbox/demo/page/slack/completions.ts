import type { Command, IssueView } from '../../snapshot.js';

/** A way to go on with what was typed. */
export interface Completion {
  /** The whole line, if it is chosen. */
  readonly line: string;
  readonly label: string;
  readonly description: string;
}

/** What Slack's client offers while a command is typed: the command, how it goes on, and here also the runbooks there are. */
export function completionsFor(
  line: string,
  commands: readonly Command[],
  issues: readonly IssueView[],
): readonly Completion[] {
  if (!line.startsWith('/')) return [];
  const [name = '', ...words] = line.split(' ');
  if (words.length === 0) {
    return commands
      .filter((one) => one.name.startsWith(name))
      .map((one) => ({ line: `${one.name} `, label: one.name, description: one.description }));
  }
  const command = commands.find((one) => one.name === name);
  if (!command) return [];
  if (words.length === 1) return subcommands(command, words[0] ?? '');
  return words.length === 2 ? runbooks(command, words, issues) : [];
}

function subcommands(command: Command, typed: string): readonly Completion[] {
  return command.usages
    .filter((usage) => usage.startsWith(typed) && usage !== typed)
    .map((usage) => {
      const [word = '', ...rest] = usage.split(' ');
      const line = `${command.name} ${word}${rest.length > 0 ? ' ' : ''}`;
      return { line, label: `${command.name} ${usage}`, description: '' };
    });
}

function runbooks(
  command: Command,
  [word = '', typed = '']: readonly string[],
  issues: readonly IssueView[],
): readonly Completion[] {
  const usage = command.usages.find((one) => one.split(' ')[0] === word);
  if (!usage?.includes('issue')) return [];
  return issues
    .filter(({ iid }) => String(iid).startsWith(typed) && String(iid) !== typed)
    .map(({ iid, title, about }) => ({
      line: `${command.name} ${word} ${iid}`,
      label: `${iid}  ${title}`,
      description: about,
    }));
}
