import { escapeMrkdwn, truncate } from '../../slack/block-kit/text.js';
import { command } from '../../slack/identifiers.js';
import type { ParsedCommand } from './parse-command.js';

const examples = [
  [`${command} announce <issue>`, 'previews the announcement, then posts it in the support and manager channels'],
  [`${command} announce <issue> gitlab.com`, 'the same, and says which product it is for (or `self-managed`)'],
  [`${command} check <issue>`, 'shows the same report, posts nothing'],
  [`${command} outcomes <issue>`, 'records or corrects the outcome, duration and note of each task'],
  [`${command} complete <issue>`, 'posts or corrects the summary of the call, and can close the issue'],
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
      return `“${quote(parsed.typed)}” isn’t a product. Use gitlab.com or self-managed, or leave it out: the issue’s labels decide, or the form asks.`;
    case 'unknown-subcommand':
      return `Unknown command.${parsed.nearest ? ` Did you mean \`${command} ${parsed.nearest}\`?` : ''}\n\n${renderHelp()}`;
  }
}

/** What somebody typed, made harmless and short. */
function quote(typed: string): string {
  return escapeMrkdwn(truncate(typed.replace(/`/g, '´'), 60));
}
