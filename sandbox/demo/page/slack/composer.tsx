import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { ListenerContext } from '../../snapshot.js';
import { useDemoState } from '../demo-state-context.js';
import { type Completion, completionsFor } from './completions.js';

interface Props {
  readonly context: ListenerContext;
  /** The `ts` of the thread it writes into. */
  readonly thread: string | undefined;
}

/** Where messages and commands are typed. Arrow keys and Tab choose among what is offered. */
export function Composer({ context, thread }: Props): ReactNode {
  const { snapshot, act } = useDemoState();
  const { slack, issues } = snapshot;
  const [line, setLine] = useState('');
  const [active, setActive] = useState(-1);
  const [isSending, setSending] = useState(false);
  const id = useId();
  if (context.kind === 'im' && !slack.writesToApp) {
    return <p className="composer-off">Sending messages to this app has been turned off.</p>;
  }
  const offered = thread === undefined ? completionsFor(line, slack.commands, issues) : [];
  const write = (text: string) => {
    setLine(text);
    setActive(-1);
  };
  const sendLine = async () => {
    const text = line.trim();
    if (text === '' || isSending) return;
    setSending(true);
    write('');
    await act({ kind: 'write', channel: context.id, line: text, ...(thread === undefined ? {} : { thread }) });
    setSending(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const choice = keyChoice(event, offered, active);
    if (choice === undefined) return;
    event.preventDefault();
    if (choice.kind === 'send') void sendLine();
    else if (choice.kind === 'take') write(choice.line);
    else setActive(choice.at);
  };
  const label = thread === undefined ? `Message #${context.name}` : 'Reply';
  return (
    <div className="composer">
      {offered.length > 0 && <Offered id={id} offered={offered} active={active} take={write} />}
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={offered.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder={thread === undefined ? 'Write, or type / for commands' : 'Reply …'}
        value={line}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        className="send"
        disabled={line.trim() === '' || isSending}
        aria-busy={isSending}
        onClick={() => void sendLine()}
      >
        {isSending ? <span className="spinner" aria-hidden="true" /> : null}
        Send
      </button>
    </div>
  );
}

type KeyChoice =
  | { readonly kind: 'send' }
  | { readonly kind: 'take'; readonly line: string }
  | { readonly kind: 'move'; readonly at: number };

function keyChoice(event: KeyboardEvent, offered: readonly Completion[], active: number): KeyChoice | undefined {
  const chosen = offered[active];
  switch (event.key) {
    case 'Enter':
      return chosen ? { kind: 'take', line: chosen.line } : { kind: 'send' };
    case 'Tab': {
      const taken = chosen ?? offered[0];
      return taken && !event.shiftKey ? { kind: 'take', line: taken.line } : undefined;
    }
    case 'ArrowDown':
      return offered.length > 0 ? { kind: 'move', at: (active + 1) % offered.length } : undefined;
    case 'ArrowUp':
      return offered.length > 0 ? { kind: 'move', at: active <= 0 ? offered.length - 1 : active - 1 } : undefined;
    case 'Escape':
      return active >= 0 ? { kind: 'move', at: -1 } : undefined;
    default:
      return undefined;
  }
}

interface OfferedProps {
  readonly id: string;
  readonly offered: readonly Completion[];
  readonly active: number;
  readonly take: (line: string) => void;
}

function Offered({ id, offered, active, take }: OfferedProps): ReactNode {
  return (
    <div className="offered" role="listbox" id={`${id}-list`} aria-label="Commands">
      {offered.map((one, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text field beside handles the keys
        <div
          key={one.label}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Without it the text field would lose the focus before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(one.line)}
        >
          <strong>{one.label}</strong>
          <span>{one.description}</span>
        </div>
      ))}
    </div>
  );
}
