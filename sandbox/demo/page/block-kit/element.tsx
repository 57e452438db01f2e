import { type ReactNode, useId } from 'react';
import { asText, type JsonObject } from '../../../slack/json.js';
import { ActionButton } from './action-button.js';
import { Field, isGroup } from './field.js';
import { Overflow } from './overflow.js';
import { wordsOf } from './text.js';

/** An element that stands in a section or among actions: the app hears at once of what is done with it. */
export function Element({ block, element }: { readonly block: JsonObject; readonly element: JsonObject }): ReactNode {
  const id = useId();
  if (element.type === 'button' || element.type === 'workflow_button')
    return <ActionButton block={block} element={element} />;
  if (element.type === 'overflow') return <Overflow block={block} element={element} />;
  const name = asText(element.accessibility_label) || wordsOf(element.placeholder) || wordsOf(block.text);
  const field = <Field id={id} block={block} element={element} describedBy="" invalid={false} required={false} />;
  if (isGroup(element)) {
    return (
      <fieldset className="element">
        <legend className="unseen">{name}</legend>
        {field}
      </fieldset>
    );
  }
  return (
    <span className="element">
      <label className="unseen" htmlFor={id}>
        {name}
      </label>
      {field}
    </span>
  );
}
