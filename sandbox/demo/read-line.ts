/** What somebody can do at the demo's prompt, as whoever they are. */
export type StepInTown =
  | { readonly kind: 'type'; readonly line: string }
  | { readonly kind: 'click'; readonly button: string }
  | { readonly kind: 'choose'; readonly label: string; readonly option: string }
  | { readonly kind: 'fill'; readonly label: string; readonly text: string }
  | { readonly kind: 'tick'; readonly label: string; readonly option: string }
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
  return readAnswer(text) ?? { kind: 'help' };
}

/** `choose LABEL = OPTION` and its kin. */
function readAnswer(text: string): Step | undefined {
  const answer = /^(?<how>choose|fill|tick) (?<label>.+?) = ?(?<rest>.*)$/.exec(text)?.groups;
  const { how, label, rest = '' } = answer ?? {};
  if (how === undefined || label === undefined) return undefined;
  if (how === 'fill') return { kind: 'fill', label, text: rest };
  if (rest === '') return undefined;
  return how === 'choose' ? { kind: 'choose', label, option: rest } : { kind: 'tick', label, option: rest };
}

export const promptHelp = [
  '/runbook announce 3      type a command (2 is broken, 3 is ready)',
  'choose LABEL = OPTION    answer a question in the window; also tick LABEL = OPTION',
  'fill LABEL = TEXT        type into a field of the window; nothing behind the = empties it',
  'click TEXT               click a button',
  'submit · close · look    the window in front',
  'as jane                  be somebody else: john (Los Angeles), jane (Berlin), kenji (Tokyo), mia, rita, gus (a guest)',
  'channel #support_manager read a channel, or `channel dm` for your messages from the app',
  'issue 3                  read an issue',
  'leap 2031-10-20T09:00Z   let time pass',
  'kill                     end the app the hard way and start it again',
  'quit',
];
