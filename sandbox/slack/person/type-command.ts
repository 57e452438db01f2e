import type { Ack } from '../app/delivery.js';
import { dispatch } from '../app/dispatch.js';
import { channelReference } from '../app/payloads.js';
import { isObject, type JsonObject } from '../json.js';
import { channelByName, findPerson } from '../workspace/channels.js';
import { answerInteraction, issueResponseUrl } from '../workspace/response-urls.js';
import { issueTrigger } from '../workspace/triggers.js';
import { announceChange, type Channel, type ResponseUrl, type Workspace } from '../workspace/workspace.js';
import { builtInCommands } from './built-in-commands.js';
import { type Session, tell } from './session.js';

/** Types a slash command, e.g. `/runbook announce 12`, into a conversation and shows what the app answers. */
export async function typeCommand(session: Session, line: string, channel: Channel): Promise<Ack> {
  const { workspace, connection, person } = session;
  const [command = '', ...rest] = line.trim().split(' ');
  const builtIn = builtInCommands.get(command);
  if (builtIn !== undefined) {
    builtIn(session, channel, rest.join(' '));
    return { status: undefined, body: undefined, milliseconds: 0 };
  }
  const known = workspace.app.commands.get(command);
  if (known === undefined) {
    tell(session, `${command} is not a valid command.`);
    announceChange(workspace);
    return { status: undefined, body: undefined, milliseconds: 0, problem: 'dispatch_failed' };
  }
  const about = { person: person.id, channel: channel.id, original: undefined, threadTs: undefined };
  const { url, responseUrl } = issueResponseUrl(workspace, 'commands', about);
  const text = known.escapes ? escapeNames(workspace, rest.join(' ')) : rest.join(' ');
  const payload = commandPayload(session, channel, { command, text, response_url: url });
  const ack = await dispatch(workspace, connection, { kind: 'slash_commands', payload });
  showAnswer(session, command, responseUrl, ack);
  announceChange(workspace);
  return ack;
}

/** What the app says in its acknowledgement is shown like a message to the `response_url`. */
function showAnswer(session: Session, command: string, responseUrl: ResponseUrl, ack: Ack): void {
  if (ack.problem !== undefined) tell(session, `${command} failed with the error "${ack.problem}"`);
  if (ack.problem !== undefined || ack.body === undefined) return;
  const body = isObject(ack.body) ? ack.body : { text: String(ack.body) };
  const result = answerInteraction(session.workspace, responseUrl, body);
  if (result.kind === 'refused') refuseAnswer(session, command, result.error, result.messages);
}

function commandPayload(session: Session, channel: Channel, typed: JsonObject): JsonObject {
  const { workspace, person } = session;
  const { app, team } = workspace;
  const { id, name } = channelReference(workspace, channel);
  return {
    token: app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: id,
    channel_name: name,
    user_id: person.id,
    user_name: person.handle,
    ...typed,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    trigger_id: issueTrigger(workspace, person.id),
  };
}

/** With `should_escape: true` Slack replaces names that it knows by references. */
function escapeNames(workspace: Workspace, text: string): string {
  return text.replace(/(^|\s)([#@])([\w.-]+)/g, (whole, before: string, sign: string, name: string) => {
    const found = sign === '#' ? channelByName(workspace, name) : findPerson(workspace, name);
    return found === undefined ? whole : `${before}<${sign}${found.id}|${name}>`;
  });
}

function refuseAnswer(session: Session, command: string, error: string, messages: readonly string[]): void {
  const { workspace } = session;
  const at = workspace.now();
  workspace.journal.problems.push({ at, severity: 'refused', where: `answer to ${command}`, error, messages });
  tell(session, `${command} failed with the error "${error}"`);
}
