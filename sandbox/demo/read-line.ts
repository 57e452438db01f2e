/** What somebody can do at the demo's prompt, as whoever they are. */
export type StepInTown =
  | { readonly kind: 'type'; readonly line: string }
  | { readonly kind: 'click'; readonly button: string }
  | { readonly kind: 'choose'; readonly label: string; readonly option: string }
  | { readonly kind: 'submit' }
  | { readonly kind: 'close' }
  | { readonly kind: 'look' }
  | { readonly kind: 'kill' }
  | { readonly kind: 'help' }
  | { readonly kind: 'leap'; readonly time: string }
  | { readonly kind: 'channel'; readonly name: string }
  | { readonly kind: 'issue'; readonly iid: number };

/** …or become somebody else, or leave. */
export type Step = StepInTown | { readonly kind: 'as'; readonly handle: string } | { readonly kind: 'quit' };

const plainSteps = ['submit', 'close', 'look', 'quit', 'kill'] as const;

/** Reads a line of the prompt; whatever is not a step asks for help. */
export function readLine(line: string): Step {
  const text = line.trim();
  if (text.startsWith('/')) return { kind: 'type', line: text };
  const [word = '', ...words] = text.split(/\s+/);
  const rest = words.join(' ');
  const plain = plainSteps.find((each) => each === word);
  if (plain) return { kind: plain };
  if (word === 'click' && rest) return { kind: 'click', button: rest };
  if (word === 'as' && rest) return { kind: 'as', handle: rest };
  if (word === 'channel' && rest) return { kind: 'channel', name: rest };
  if (word === 'leap' && Number.isFinite(Date.parse(rest))) return { kind: 'leap', time: rest };
  if (word === 'issue' && /^\d+$/.test(rest)) return { kind: 'issue', iid: Number(rest) };
  const choice = /^choose (?<label>.+?) = (?<option>.+)$/.exec(text)?.groups;
  if (choice?.label && choice.option) return { kind: 'choose', label: choice.label, option: choice.option };
  return { kind: 'help' };
}

export const promptHelp = [
  '/runbook announce 3      type a command (2 is broken, 3 is ready)',
  'choose LABEL = OPTION    answer a question in the window',
  'click TEXT               click a button',
  'submit · close · look    the window in front',
  'as jane                  be somebody else: john (Los Angeles), jane (Berlin), kenji (Tokyo), mia, rita, gus (a guest)',
  'channel #support_manager read a channel, or `channel dm` for your messages from the app',
  'issue 3                  read an issue',
  'leap 2031-10-20T09:00Z   let time pass',
  'kill                     end the app the hard way and start it again',
  'quit',
];
