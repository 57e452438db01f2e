import type { Call } from '../../domain/call/call.js';
import type { Drift } from '../../domain/call/drift.js';
import type { Link } from '../../domain/call/safe-fields.js';
import { describeInZone } from '../../domain/schedule/describe-in-zone.js';
import { announcementLimits, limits } from './limits.js';
import { shorten } from './text.js';

/** How a runbook has drifted: what it is now, and what that was when the call was announced. Plain text. */
export function driftWords({ fields, time }: Call, drift: Drift): string {
  switch (drift.kind) {
    case 'moved':
      return drift.schedule === ''
        ? `It names no time any more. The call is announced for ${describeInZone(time)}.`
        : `It says ${quote(drift.schedule)} for its schedule. The call is announced for ${describeInZone(time)}.`;
    case 'other-dri':
      return drift.name === ''
        ? `It names no DRI any more. Announced, and reminded, is ${quote(fields.dri.name)}.`
        : `Its DRI is ${quote(drift.name)}. Announced, and reminded, is ${quote(fields.dri.name)}.`;
    case 'other-contacts':
      return `Its GitLab contacts are ${list(drift.names)}. Announced, and reminded, are ${list(fields.gitlabContacts.map(({ name }) => name))}.`;
    case 'other-name':
      return drift.name === ''
        ? `It has no name any more. It was announced as ${quote(fields.name)}.`
        : `Its name is now ${quote(drift.name)}. It was announced as ${quote(fields.name)}.`;
    case 'other-description':
      return drift.description === ''
        ? 'It has no description any more. The posts still show the announced one.'
        : `Its description is now ${quote(drift.description)}.`;
    case 'other-meeting':
      return linkWords('meeting link', drift.address, fields.meeting);
    case 'other-request':
      return linkWords('GitLab issue', drift.address, fields.request);
    case 'public':
      return 'The issue is not confidential any more: everybody who can see the project can read it.';
    case 'closed':
      return 'The issue is closed, although the call is still to come. While it is closed, nobody is reminded.';
    case 'reported':
      return 'Its post-call item says that the channels know how the call ended, although the call is still to come. While it says so, nobody is reminded.';
    case 'issue-moved':
      return drift.to === ''
        ? 'The issue was moved to another project. Announce the call from the new issue. Until then, reminders go out as announced, and nothing can be recorded.'
        : `The issue was moved to ${quote(drift.to)}. Announce the call from there. Until then, reminders go out as announced, and nothing can be recorded.`;
    case 'gone':
      return 'GitLab does not show the issue to the app any more: it was deleted or moved, or the app’s account has lost its access. Reminders go out as announced.';
  }
}

function linkWords(what: string, address: string, announced: Link): string {
  const now = address === '' ? `It has no ${what} any more.` : `Its ${what} is now ${quote(address)}.`;
  return `${now} ${announced.url === undefined ? 'None was announced' : `The announced one is ${quote(announced.url)}`}.`;
}

function quote(text: string): string {
  return `“${shorten(text, limits.header)}”`;
}

function list(names: readonly string[]): string {
  if (names.length === 0) return 'nobody';
  const shown = names
    .slice(0, announcementLimits.contacts)
    .map((name) => `“${shorten(name, announcementLimits.attendee)}”`);
  const hidden = names.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`${hidden} more`] : [])].join(', ');
}
