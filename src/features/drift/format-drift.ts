import type { Call } from '../../call/call.js';
import type { Drift } from '../../call/drift.js';
import type { Link } from '../../call/safe-fields/safe-fields.js';
import { describeInZone } from '../../schedule/describe-in-zone.js';
import { announcementLimits, limits } from '../../slack/block-kit/limits.js';
import { truncate } from '../../slack/block-kit/text.js';

/** How a runbook has drifted: what it is now, and what that was when the call was announced. Plain text. */
export function formatDrift({ fields, time }: Call, drift: Drift): string {
  switch (drift.kind) {
    case 'moved':
      return drift.schedule === ''
        ? `The runbook no longer has a time (announced: ${describeInZone(time)}).`
        : `New time: ${quote(drift.schedule)} (announced: ${describeInZone(time)}).`;
    case 'other-dri':
      return drift.name === ''
        ? `DRI: nobody (was ${quote(fields.dri.name)}, who still gets the reminders).`
        : `DRI: ${quote(drift.name)} (was ${quote(fields.dri.name)}, who still gets the reminders).`;
    case 'other-contacts':
      return `GitLab contacts: ${list(drift.names)} (were ${list(fields.gitlabContacts.map(({ name }) => name))}, who still get the reminders).`;
    case 'other-name':
      return drift.name === ''
        ? `Name removed (was ${quote(fields.name)}).`
        : `Name: ${quote(drift.name)} (was ${quote(fields.name)}).`;
    case 'other-description':
      return drift.description === ''
        ? 'Description removed. The posts still show the announced one.'
        : `New description: ${quote(drift.description)}`;
    case 'other-meeting':
      return formatLink('meeting link', drift.address, fields.meeting);
    case 'other-request':
      return formatLink('GitLab issue', drift.address, fields.request);
    case 'public':
      return 'The issue is no longer confidential: everyone who can see the project can read it.';
    case 'closed':
      return 'The issue was closed before the call. No reminders are sent while it is closed.';
    case 'reported':
      return 'The post-call item was ticked before the call. No reminders are sent while it is ticked.';
    case 'issue-moved':
      return drift.to === ''
        ? 'The issue moved to another project. Announce the call from the new issue. Until then reminders go out as announced, and nothing can be recorded.'
        : `The issue moved to ${quote(drift.to)}. Announce the call from there. Until then reminders go out as announced, and nothing can be recorded.`;
    case 'gone':
      return 'The app can’t see the issue on GitLab: it was deleted or moved, or the app’s account lost access. Reminders go out as announced.';
  }
}

function formatLink(what: string, address: string, announced: Link): string {
  const was = announced.url === undefined ? 'none was announced' : `was ${quote(announced.url)}`;
  return address === '' ? `No ${what} (${was}).` : `New ${what}: ${quote(address)} (${was}).`;
}

function quote(text: string): string {
  return `“${truncate(text, limits.header)}”`;
}

function list(names: readonly string[]): string {
  if (names.length === 0) return 'nobody';
  const shown = names
    .slice(0, announcementLimits.contacts)
    .map((name) => `“${truncate(name, announcementLimits.attendee)}”`);
  const hidden = names.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`${hidden} more`] : [])].join(', ');
}
