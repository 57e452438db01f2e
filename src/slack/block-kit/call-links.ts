import type { ActionsBlock, Button } from '@slack/types';
import type { Link, SafeFields } from '../../call/safe-fields/safe-fields.js';
import { announcementLimits, limits } from './limits.js';
import { link, plain } from './text.js';

export type CallLink = 'runbook' | 'meeting' | 'request';

export const linkLabels: Readonly<Record<CallLink, string>> = {
  runbook: 'Open the runbook',
  meeting: 'Join the call',
  request: 'Open the request',
};

/** Buttons that open what belongs to a call, those that have an address; no block when none has. */
export function renderCallLinks(fields: SafeFields, wanted: readonly CallLink[]): readonly ActionsBlock[] {
  const buttons = wanted.map((name) => linkButton(name, fields[name])).filter((button) => button !== undefined);
  return buttons.length > 0 ? [{ type: 'actions', elements: buttons }] : [];
}

/** The same as lines of a mrkdwn text. */
export function callLinksFallbackText(fields: SafeFields, wanted: readonly CallLink[]): readonly string[] {
  return wanted.flatMap((name) => {
    const { url } = fields[name];
    return isLinked(url) ? [link(url, linkLabels[name])] : [];
  });
}

/** Whether there is a button for an address: one that is too long for Slack has none. */
export function isLinked(url: string | undefined): url is string {
  return url !== undefined && url !== '' && url.length <= announcementLimits.url;
}

function linkButton(name: CallLink, target: Link): Button | undefined {
  if (!isLinked(target.url)) return undefined;
  return {
    type: 'button',
    text: plain(linkLabels[name], limits.buttonText),
    url: target.url,
    action_id: `open_link_${name}`,
  };
}
