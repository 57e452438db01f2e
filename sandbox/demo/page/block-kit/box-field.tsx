import type { ReactNode } from 'react';
import { useDemoState } from '../demo-state-context.js';
import { choicesOf } from './choices.js';
import type { Filled } from './field.js';

/** Radio buttons, or boxes of which several can be ticked; menus for several entries are shown as boxes, too. */
export function BoxField({ id, element, entry, change }: Filled): ReactNode {
  const { snapshot } = useDemoState();
  const choices = choicesOf(element, snapshot).flatMap((group) => group.choices);
  const isRadio = element.type === 'radio_buttons';
  const chosen = Array.isArray(entry) ? entry : [entry];
  const toggle = (value: string, on: boolean) => {
    if (isRadio) return change(value);
    const wanted = choices.map((one) => one.value).filter((one) => (one === value ? on : chosen.includes(one)));
    return change(wanted);
  };
  return (
    <div className="boxes">
      {choices.map((choice) => (
        <label key={choice.value} className="box">
          <input
            type={isRadio ? 'radio' : 'checkbox'}
            name={id}
            checked={chosen.includes(choice.value)}
            onChange={(event) => toggle(choice.value, event.target.checked)}
          />
          <span>
            {choice.label}
            {choice.description !== '' && <small>{choice.description}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
