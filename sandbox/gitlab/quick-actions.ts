/** The quick actions that this GitLab knows; an unknown `/word` is ordinary text. */
const known = new Set(
  'close reopen assign unassign reassign label labels unlabel remove_label confidential title move due remove_due_date shrug tableflip zoom remove_zoom lock unlock duplicate'.split(
    ' ',
  ),
);

export interface QuickAction {
  readonly name: string;
  readonly argument: string;
}

export interface Extracted {
  /** What is left to be stored. */
  readonly text: string;
  readonly actions: readonly QuickAction[];
}

/** Blocks whose content is protected: how they open and close. */
const blocks = [
  { opens: /^```/, closes: /^```$/ },
  { opens: /^>>>/, closes: /^>>>$/ },
  { opens: /^<[^>]+>$/, closes: /^<\/[^>]+>$/ },
] as const;

/**
 * Takes the quick actions out of a text as GitLab does before it stores one: every carriage return is deleted first,
 * white space at the end goes, and a line that starts with a known `/command` is an action unless it stands in a
 * fence, in a `>>>` quote, in an HTML block, or ends as inline code. An opening that is never closed protects nothing.
 */
export function extractQuickActions(source: string): Extracted {
  const lines = source.replaceAll('\r', '').split('\n');
  const endOfBlock = blockFinder(lines);
  const actions: QuickAction[] = [];
  const kept: string[] = [];
  let protectedUntil = -1;
  for (const [at, line] of lines.entries()) {
    if (at > protectedUntil) protectedUntil = endOfBlock(at) ?? -1;
    const action = at > protectedUntil ? quickActionOf(line) : undefined;
    if (action) actions.push(action);
    else kept.push(line);
  }
  return { text: kept.join('\n').trimEnd(), actions };
}

function quickActionOf(line: string): QuickAction | undefined {
  const match = /^\/([a-z_]+)(?: (.*))?\s*$/i.exec(line);
  const name = match?.[1]?.toLowerCase();
  if (name === undefined || !known.has(name)) return undefined;
  if (/`.+`$/.test(line)) return undefined;
  return { name, argument: match?.[2]?.trim() ?? '' };
}

/**
 * Finds the last line of the protected block that begins at a line; undefined when none does. Where the last closing
 * line of each kind stands is found out once, so that a megabyte of openings is not searched to its end for each.
 */
function blockFinder(lines: readonly string[]): (at: number) => number | undefined {
  const kinds = blocks.map((block) => ({
    ...block,
    lastClosing: lines.findLastIndex((line) => block.closes.test(line)),
  }));
  return (at) => {
    const kind = kinds.find(({ opens }) => opens.test(lines[at] ?? ''));
    if (!kind) return undefined;
    for (let end = at + 2; end <= kind.lastClosing; end += 1) {
      if (kind.closes.test(lines[end] ?? '')) return end;
    }
    return undefined;
  };
}
