import { command } from '../identifiers.js';
import type { ParsedCommand } from '../listeners/parse-command.js';
import { escapeMrkdwn, shorten } from './text.js';

const examples = [
  [
    `${command} announce <issue>`,
    'shows the announcement and what stands in its way, then posts it in the support channel and to the managers',
  ],
  [`${command} announce <issue> gitlab.com`, 'the same, and says which product it is for (or `self-managed`)'],
  [`${command} check <issue>`, 'shows the same report, posts nothing'],
  [`${command} outcomes <issue>`, 'records or corrects what became of each task, how long it took and a note'],
  [
    `${command} complete <issue>`,
    'posts the summary of the call in the same channels, or corrects it, and closes the issue if you like',
  ],
  [`${command} help`, 'shows this'],
] as const;

/** The commands with examples, in mrkdwn. */
export function renderHelp(): string {
  const lines = examples.map(([typed, effect]) => `• \`${escapeMrkdwn(typed)}\` ${effect}`);
  return [
    '*Runbook calls* announces and records customer calls that are run from a GitLab runbook.',
    ...lines,
    'The issue can be its address, `group/project#12`, or `12` for the runbook project.',
  ].join('\n');
}

/** The answer to a command that could not be read. */
export function renderMisread(
  parsed: Extract<ParsedCommand, { kind: 'no-issue' | 'unknown-product' | 'unknown-subcommand' }>,
): string {
  switch (parsed.kind) {
    case 'no-issue':
      return `Which runbook? Type \`${command} ${parsed.subcommand} 12\`, or give the issue’s address.`;
    case 'unknown-product':
      return `I know the products \`gitlab.com\` and \`self-managed\`, not “${quote(parsed.typed)}”. Leave it out and the issue’s labels decide, or I ask.`;
    case 'unknown-subcommand':
      return `There is no \`${command} ${quote(parsed.typed)}\`. Did you mean \`${command} ${parsed.nearest}\`?\n\n${renderHelp()}`;
  }
}

/** What somebody typed, made harmless and short. */
function quote(typed: string): string {
  return escapeMrkdwn(shorten(typed.replace(/`/g, '´'), 60));
}
