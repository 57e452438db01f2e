import { type ReactNode, useId } from 'react';
import { asObject, asText, type JsonObject } from '../../../slack/json.js';
import { Field, isGroup } from './field.js';
import { useSurfaceErrors } from './surface-errors.js';
import { wordsOf } from './text.js';

/** A question: its label, its field, what Slack says is wrong with the answer, and a hint. */
export function InputBlock({ block }: { readonly block: JsonObject }): ReactNode {
  const id = useId();
  const error = useSurfaceErrors()[asText(block.block_id)];
  const element = asObject(block.element);
  const label = (
    <>
      {wordsOf(block.label)}
      {block.optional === true && <span className="optional"> (optional)</span>}
    </>
  );
  const described = { id, describedBy: `${id}-error ${id}-hint`, invalid: error !== undefined };
  const field = <Field block={block} element={element} {...described} required={block.optional !== true} />;
  const below = (
    <>
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {block.hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {wordsOf(block.hint)}
        </p>
      )}
    </>
  );
  if (isGroup(element)) {
    return (
      <fieldset className="block-input" aria-describedby={described.describedBy}>
        <legend>{label}</legend>
        {field}
        {below}
      </fieldset>
    );
  }
  return (
    <div className="block-input">
      <label htmlFor={id}>{label}</label>
      {field}
      {below}
    </div>
  );
}
