import { type Person, personNamed } from '../people/person.js';
import type { Runbook } from '../runbook/runbook.js';
import type { Issue } from './issue.js';
import { readLink } from './read-link.js';
import type { Attendee, SafeFields } from './safe-fields.js';

/** Takes from a runbook what may be seen in Slack, and names the people whom the people file knows. */
export function readSafeFields(runbook: Runbook, issue: Issue, people: readonly Person[]): SafeFields {
  const { header } = runbook;
  return {
    name: header.name?.text ?? '',
    description: header.description?.text ?? '',
    dri: attendee(header.dri?.text ?? '', 'DRI', people),
    gitlabContacts: runbook.gitlabContacts.map((contact) => attendee(contact.name.text, contact.role.text, people)),
    meeting: readLink(header.meetingUrl),
    request: readLink(header.gitlabIssue),
    runbook: { text: issue.reference, url: issue.webUrl },
  };
}

/** What a runbook says that stays in GitLab, counted so that the preview can name it, e.g. `4 tasks`. */
export function namesOfWithheld(runbook: Runbook): readonly string[] {
  return [
    counted(runbook.customerContacts.length, 'customer contact'),
    counted(runbook.tasks.length, 'task'),
    counted(runbook.preCall.length + runbook.postCall.length, 'checklist item'),
    runbook.rollbackPlan && runbook.rollbackPlan.text !== '' ? 'the rollback plan' : undefined,
    runbook.gitlabContacts.some((contact) => contact.description.text !== '')
      ? 'the descriptions of the GitLab contacts'
      : undefined,
  ].filter((name) => name !== undefined);
}

function attendee(name: string, role: string, people: readonly Person[]): Attendee {
  return { name, role, slackId: personNamed(people, name)?.slack?.id };
}

function counted(count: number, thing: string): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? `1 ${thing}` : `${count} ${thing}s`;
}
