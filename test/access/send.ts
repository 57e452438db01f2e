import { channelReference, interactionBase } from '../../sandbox/slack/app/payloads.js';
import { asObject, asObjects, type JsonObject } from '../../sandbox/slack/json.js';
import { messagePayload } from '../../sandbox/slack/web-api/message-payload.js';
import { openDirectMessage } from '../../sandbox/slack/workspace/channels.js';
import { elementsOf } from '../../sandbox/slack/workspace/fill-ids.js';
import { addMessage } from '../../sandbox/slack/workspace/messages.js';
import { issueResponseUrl } from '../../sandbox/slack/workspace/response-urls.js';
import { issueTrigger } from '../../sandbox/slack/workspace/triggers.js';
import { closeAll, openView, updateView, viewPayload } from '../../sandbox/slack/workspace/views.js';
import type { Person, View, Workspace } from '../../sandbox/slack/workspace/workspace.js';
import type { RenderedMessage } from '../../src/slack/block-kit/rendered-message.js';
import type { AccessServers } from './access-servers.js';

/** What the app is sent, as Slack would send it. */
export type Body = JsonObject;

/** Somebody's side of Slack: what they have in front of them, and what the app is sent when they use it. */
export function atSlack({ slack: { workspace } }: Pick<AccessServers, 'slack'>, slackId: string) {
  const person = workspace.people.get(slackId);
  if (!person) throw new Error(`There is no ${slackId}.`);
  return {
    /** Types a command. */
    command: (text: string): Body => commandBody(workspace, person, text),
    /** Has a modal in front of them. */
    modal: (view: object): View => {
      const opened = openView(workspace, person.id, JSON.parse(JSON.stringify(view)));
      if (opened.kind === 'refused') throw new Error(opened.error);
      return opened.view;
    },
    /** Uses an element of that modal. */
    clickIn: (view: View, action: JsonObject): Body => ({
      ...interactionBase(workspace, person, 'block_actions'),
      container: { type: 'view', view_id: view.id },
      trigger_id: issueTrigger(workspace, person.id, view.id),
      view: viewPayload(workspace, view),
      actions: [{ type: 'button', block_id: 'any', action_ts: '1.0', ...action }],
    }),
    submit: (view: View, type: 'view_submission' | 'view_closed' = 'view_submission'): Body => ({
      ...interactionBase(workspace, person, type),
      trigger_id: issueTrigger(workspace, person.id, view.id),
      view: viewPayload(workspace, view),
    }),
    /** Does to the modal what the app's acknowledgement says. */
    take: (view: View, ack: unknown) => {
      const { response_action: action, view: shown } = asObject(JSON.parse(JSON.stringify(ack ?? {})));
      if (action === 'update') updateView(workspace, view, asObject(shown));
    },
    /** Clicks the button of that name in a direct message of the app. */
    clickInMessage: (message: RenderedMessage, actionId: string): Body =>
      messageBody(workspace, person, message, actionId),
    /** Everything that they can see of the app, as text. */
    sees: (): string => JSON.stringify(surfacesOf(workspace, person)),
    /** Takes it all away. */
    clear: () => {
      closeAll(workspace, person.id);
      openDirectMessage(workspace, person).messages.length = 0;
    },
  };
}

function commandBody(workspace: Workspace, person: Person, text: string): Body {
  const channel = openDirectMessage(workspace, person);
  const about = { person: person.id, channel: channel.id, original: undefined, threadTs: undefined };
  return {
    token: workspace.app.verificationToken,
    command: '/runbook',
    text,
    team_id: workspace.team.id,
    channel_id: channel.id,
    user_id: person.id,
    user_name: person.handle,
    api_app_id: workspace.app.id,
    trigger_id: issueTrigger(workspace, person.id),
    response_url: issueResponseUrl(workspace, 'commands', about).url,
  };
}

function messageBody(workspace: Workspace, person: Person, rendered: RenderedMessage, actionId: string): Body {
  const channel = openDirectMessage(workspace, person);
  const { botUserId, botId } = workspace.app;
  const blocks = asObjects(JSON.parse(JSON.stringify(rendered.blocks)));
  const message = addMessage(workspace, channel, { user: botUserId, botId, text: rendered.text, blocks });
  const found = elementsOf(message.blocks).find(({ element }) => element.action_id === actionId);
  if (!found) throw new Error(`There is no ${actionId} in the message.`);
  const { block, element } = found;
  const about = { person: person.id, channel: channel.id, original: message.ts, threadTs: undefined };
  return {
    ...interactionBase(workspace, person, 'block_actions'),
    container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: false },
    trigger_id: issueTrigger(workspace, person.id),
    channel: channelReference(workspace, channel),
    message: messagePayload(workspace, message, true),
    response_url: issueResponseUrl(workspace, 'actions', about).url,
    actions: [
      { type: 'button', action_id: actionId, block_id: block.block_id, value: element.value, action_ts: '1.0' },
    ],
  };
}

function surfacesOf(workspace: Workspace, person: Person) {
  const views = [...workspace.views.values()].filter((view) => view.person === person.id);
  const messages = openDirectMessage(workspace, person).messages;
  const elsewhere = [...workspace.channels.values()].flatMap((channel) =>
    channel.messages.filter(({ ephemeralTo }) => ephemeralTo === person.id),
  );
  return {
    views: views.map(({ content, errors }) => ({ content, errors: [...errors] })),
    messages: messages.map(({ text, blocks }) => ({ text, blocks })),
    elsewhere: elsewhere.map(({ text, blocks }) => ({ text, blocks })),
  };
}
