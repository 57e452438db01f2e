import type { Trigger, Workspace } from './workspace.js';

/** A trigger opens one modal within three seconds of the interaction. https://docs.slack.dev/surfaces/modals */
const lifetime = 3000;

/** Hands out a trigger for an interaction. `view` is the modal view it happened in. */
export function issueTrigger(workspace: Workspace, person: string, view?: string): string {
  const id = `${workspace.nextId('1')}.${workspace.nextId('2')}.${workspace.nextId('t').toLowerCase()}`;
  workspace.triggers.set(id, { person, view, used: false, expiresAt: workspace.now() + lifetime });
  return id;
}

/** The outcome of exchanging a trigger. */
export type Exchange =
  | { readonly kind: 'exchanged'; readonly trigger: Trigger }
  | { readonly kind: 'refused'; readonly error: 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id' };

/** Uses a trigger up. */
export function exchangeTrigger(workspace: Workspace, id: string): Exchange {
  const trigger = workspace.triggers.get(id);
  if (trigger === undefined) return { kind: 'refused', error: 'invalid_trigger_id' };
  if (trigger.used) return { kind: 'refused', error: 'exchanged_trigger_id' };
  if (workspace.now() > trigger.expiresAt) return { kind: 'refused', error: 'expired_trigger_id' };
  trigger.used = true;
  return { kind: 'exchanged', trigger };
}
