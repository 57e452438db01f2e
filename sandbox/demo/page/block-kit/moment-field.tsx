import { DateTime } from 'luxon';
import type { ReactNode } from 'react';
import type { Entry } from '../../action.js';
import { useDemoState } from '../demo-state-context.js';
import type { Filled } from './field.js';

const inputTypes: Readonly<Record<string, string>> = { datepicker: 'date', timepicker: 'time' };

/** A date, a time of day, or both; both together are a moment, which is chosen in the person's zone. */
export function MomentField({ id, element, describedBy, invalid, required, entry, change }: Filled): ReactNode {
  const { zone } = useDemoState().snapshot.me;
  const simple = inputTypes[String(element.type)];
  return (
    <input
      id={id}
      type={simple ?? 'datetime-local'}
      value={simple ? String(entry ?? '') : localTime(entry, zone)}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={required}
      onChange={(event) => change(simple ? event.target.value || null : momentOf(event.target.value, zone))}
    />
  );
}

/** @param entry seconds since the epoch */
function localTime(entry: Entry, zone: string): string {
  return typeof entry === 'number' ? DateTime.fromSeconds(entry, { zone }).toFormat("yyyy-MM-dd'T'HH:mm") : '';
}

function momentOf(text: string, zone: string): number | null {
  const time = DateTime.fromISO(text, { zone });
  return time.isValid ? Math.floor(time.toSeconds()) : null;
}
