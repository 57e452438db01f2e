import type { RunbookOverview } from '../../runbook/runbook-overview.js';
import type { Issue } from '../issue.js';
import { readLink } from './read-link.js';
import type { Attendee, SafeFields } from './safe-fields.js';

/** Which Slack account a name in a runbook means: `@john_doe` or `Jane Smith` → Slack id. Names are keys as written. */
export type SlackIdByName = ReadonlyMap<string, string>;

/** The names that a runbook's DRI and GitLab contacts go by, each once. */
export function attendeeNames({ header, gitlabContacts }: RunbookOverview): readonly string[] {
  const names = [header.dri?.text ?? '', ...gitlabContacts.map((contact) => contact.name.text)];
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Takes from a runbook what may be seen in Slack. */
export function readSafeFields(runbook: RunbookOverview, issue: Issue, slackIdByName: SlackIdByName): SafeFields {
  const { header } = runbook;
  const attendee = (name: string, role: string): Attendee => ({ name, role, slackId: slackIdByName.get(name) });
  return {
    name: header.name?.text ?? '',
    description: header.description?.text ?? '',
    dri: attendee(header.dri?.text ?? '', 'DRI'),
    gitlabContacts: runbook.gitlabContacts.map((contact) => attendee(contact.name.text, contact.role.text)),
    meeting: readLink(header.meetingUrl),
    request: readLink(header.gitlabIssue),
    runbook: { text: issue.reference, url: issue.webUrl },
  };
}

/** What a runbook says that stays in GitLab, counted so that the preview can name it, e.g. `4 tasks`. */
export function namesOfWithheld({ counts, ...runbook }: RunbookOverview): readonly string[] {
  return [
    counted(counts.customerContacts, 'customer contact'),
    counted(counts.tasks, 'task'),
    counted(counts.checklistItems, 'checklist item'),
    runbook.hasRollbackPlan ? 'the rollback plan' : undefined,
    runbook.gitlabContacts.some((contact) => contact.description.text !== '')
      ? 'the descriptions of the GitLab contacts'
      : undefined,
  ].filter((name) => name !== undefined);
}

function counted(count: number, thing: string): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? `1 ${thing}` : `${count} ${thing}s`;
}
