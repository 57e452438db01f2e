import type { JsonObject } from '../json.js';
import type { Person, Workspace } from '../workspace/workspace.js';
import type { Ack } from './delivery.js';
import { type Connection, dispatch } from './dispatch.js';

/** Slack repeats an event that was not acknowledged: at once, after one minute, after five. */
const retryDelays = [0, 60_000, 300_000];

/**
 * Sends an event if the manifest subscribes to it. Resolves with the answer to the first attempt; repetitions follow in
 * the background.
 */
export async function sendEvent(
  workspace: Workspace,
  connection: Connection,
  person: Person,
  event: JsonObject & { readonly type: string },
): Promise<Ack | undefined> {
  if (!workspace.app.events.has(event.type)) return undefined;
  const payload = eventCallback(workspace, person, event);
  const ack = await dispatch(workspace, connection, { kind: 'events_api', payload });
  if (ack.problem !== undefined) repeat(workspace, connection, payload, 1, ack);
  return ack;
}

function repeat(workspace: Workspace, connection: Connection, payload: JsonObject, attempt: number, before: Ack): void {
  const delay = retryDelays[attempt - 1];
  if (delay === undefined) return;
  const reason = before.problem === 'operation_timeout' ? 'http_timeout' : 'http_error';
  const timer = setTimeout(() => {
    if (connection.closed) return;
    const delivery = { kind: 'events_api', payload, retry: { attempt, reason } } as const;
    void dispatch(workspace, connection, delivery).then((ack) => {
      if (ack.problem !== undefined) repeat(workspace, connection, payload, attempt + 1, ack);
    });
  }, delay);
  timer.unref();
}

function eventCallback(workspace: Workspace, person: Person, event: JsonObject): JsonObject {
  const { app, team } = workspace;
  return {
    token: app.verificationToken,
    team_id: team.id,
    api_app_id: app.id,
    event: { ...event, event_ts: `${Math.floor(workspace.now() / 1000)}.000100` },
    type: 'event_callback',
    event_id: workspace.nextId('Ev'),
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    context_team_id: team.id,
    context_enterprise_id: null,
    event_context: workspace.nextId(`4-${person.id}-`),
  };
}
