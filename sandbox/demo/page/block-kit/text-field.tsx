import type { KeyboardEvent, ReactNode } from 'react';
import { asText } from '../../../slack/json.js';
import type { Filled } from './field.js';
import { wordsOf } from './text.js';

const inputTypes: Readonly<Record<string, string>> = { email_text_input: 'email', url_text_input: 'url' };

/** A line or an area to type into. */
export function TextField({
  id,
  block,
  element,
  describedBy,
  invalid,
  required,
  entry,
  type,
  change,
}: Filled): ReactNode {
  const text = typeof entry === 'string' ? entry : '';
  const tells = block.dispatch_action === true;
  const shared = {
    id,
    value: text,
    placeholder: wordsOf(element.placeholder),
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    'aria-required': required,
    'data-autofocus': element.focus_on_load === true ? true : undefined,
  };
  if (element.multiline === true) {
    return <textarea {...shared} rows={4} onChange={(event) => type(event.target.value)} />;
  }
  // Where the app wants to hear of it, Slack tells it by default when Enter is pressed.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !tells) return;
    event.preventDefault();
    change(text);
  };
  const isNumber = element.type === 'number_input';
  return (
    <input
      {...shared}
      type={inputTypes[asText(element.type)] ?? 'text'}
      inputMode={isNumber ? 'decimal' : undefined}
      onChange={(event) => type(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
