import { defaultWorkingHours, type WorkingHours } from '../../schedule/working-hours.js';
import { zoneIdOf } from '../../schedule/zones/zone-id.js';

/** Somebody whom a call's direct messages go to. */
export interface Recipient {
  readonly slackId: string;
  readonly role: 'dri' | 'contact';
  /** Their own zone, from their Slack profile or from the people file. */
  readonly timeZone: string | undefined;
  readonly workingHours: WorkingHours | undefined;
}

/** By which hours and clocks somebody works, as far as is known: else 09:00 to 18:00, and else the call's zone. */
export function workOf(person: Recipient, callZone: string): { readonly hours: WorkingHours; readonly zone: string } {
  const zone = person.timeZone === undefined ? undefined : usableZone(person.timeZone);
  return { hours: person.workingHours ?? defaultWorkingHours, zone: zone ?? callZone };
}

/** Everybody once. Who is both DRI and contact is reminded as the DRI. */
export function eachOnce(people: readonly Recipient[]): readonly Recipient[] {
  const byId = new Map<string, Recipient>();
  for (const person of people) {
    if (!byId.has(person.slackId) || person.role === 'dri') byId.set(person.slackId, person);
  }
  return [...byId.values()];
}

/** luxon takes `local` and `system` for the machine's own zone, and abbreviations for zones far away. */
function usableZone(zone: string): string | undefined {
  return /^UTC(?:[+-]\d\d:\d\d)?$/.test(zone) ? zone : zoneIdOf(zone);
}
