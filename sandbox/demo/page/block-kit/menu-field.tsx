import type { ReactNode } from 'react';
import { useDemoState } from '../demo-state-context.js';
import { type ChoiceGroup, choicesOf } from './choices.js';
import type { Filled } from './field.js';
import { wordsOf } from './text.js';

/** A menu of which one entry can be chosen. */
export function MenuField({ id, element, describedBy, invalid, required, entry, change }: Filled): ReactNode {
  const { snapshot } = useDemoState();
  return (
    <select
      id={id}
      value={typeof entry === 'string' ? entry : ''}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={required}
      onChange={(event) => change(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{wordsOf(element.placeholder) || 'Choose …'}</option>
      {choicesOf(element, snapshot).map((group) => (
        <Group key={group.label} group={group} />
      ))}
    </select>
  );
}

function Group({ group }: { readonly group: ChoiceGroup }): ReactNode {
  const options = group.choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ));
  return group.label === '' ? options : <optgroup label={group.label}>{options}</optgroup>;
}
