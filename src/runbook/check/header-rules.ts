import { linkOf } from '../link-of.js';
import { isPlaceholder } from '../placeholders.js';
import type { Problem, Severity } from '../problem.js';
import { headerLabels } from '../read/read-header.js';
import { type HeaderField, headerFields, type Runbook } from '../runbook.js';
import { longestValue } from '../runbook-overview.js';

/** Without these three an announcement would say nothing that anyone could act on. */
const essential: ReadonlySet<HeaderField> = new Set<HeaderField>(['name', 'dri', 'scheduleAt']);

interface Advice {
  readonly code: string;
  readonly fix: string;
}

const advice: Readonly<Record<HeaderField, Advice>> = {
  name: {
    code: 'missing-name',
    fix: 'Enter the customer and the task, e.g. “Acme - Enforce 2FA on all groups”.',
  },
  description: {
    code: 'missing-description',
    fix: 'Say in a sentence or two what will be done and what will be different afterwards.',
  },
  dri: {
    code: 'missing-dri',
    fix: 'Enter the owner’s GitLab username.',
  },
  scheduleAt: {
    code: 'missing-schedule',
    fix: 'Enter the date, time and time zone, e.g. 2026-10-10 - 23:30 America/Los_Angeles.',
  },
  meetingUrl: {
    code: 'missing-meeting-url',
    fix: 'Paste the Zoom link, e.g. https://example.zoom.com/j/123456789.',
  },
  gitlabIssue: {
    code: 'missing-gitlab-issue',
    fix: 'Paste the link to the issue created for this request, e.g. https://gitlab.com/group/project/-/issues/1.',
  },
};

/** A label of one word, such as DRI, needs no quotation marks to be seen as one. */
function labelOf(field: HeaderField): string {
  const label = headerLabels[field];
  return label.includes(' ') ? `“${label}”` : label;
}

/** An issue without any header table is no runbook yet. */
export function missingHeader({ header }: Runbook): readonly Problem[] {
  if (Object.keys(header).length > 0) return [];
  return [
    {
      severity: 'error',
      code: 'missing-header',
      line: 1,
      found: 'The issue has no header table.',
      fix: 'Copy it from the runbook template to the top of the issue and fill it in.',
    },
  ];
}

/** Every header value must be there. */
export function missingValues({ header, places }: Runbook): readonly Problem[] {
  if (Object.keys(header).length === 0) return [];
  return headerFields.flatMap((field): readonly Problem[] => {
    const value = header[field];
    if (value && (value.text !== '' || isPlaceholder(field, value))) return [];
    const { code, fix } = advice[field];
    const found = value ? `${labelOf(field)} is empty.` : `The header table has no row “${headerLabels[field]}”.`;
    return [{ severity: severityOf(field), code, line: value?.line ?? places?.header ?? 1, found, fix }];
  });
}

/** What the template says must have been replaced. */
export function placeholdersInHeader({ header }: Runbook): readonly Problem[] {
  return headerFields.flatMap((field): readonly Problem[] => {
    const value = header[field];
    if (!value || !isPlaceholder(field, value)) return [];
    const { fix } = advice[field];
    const found = `${labelOf(field)} is still “${value.text || value.markdown}”.`;
    return [{ severity: severityOf(field), code: 'placeholder', line: value.line, found, fix }];
  });
}

/** A name has two parts, so that the channels see at once whose call it is and what it is about. */
export function nameFormat({ header: { name } }: Runbook): readonly Problem[] {
  if (!name || name.text === '' || isPlaceholder('name', name) || /\S\s+[-–—]\s+\S/.test(name.text)) return [];
  const found = `“Runbook name” doesn’t say customer and task: “${name.text}”.`;
  return [{ severity: 'warning', code: 'name-format', line: name.line, found, fix: advice.name.fix }];
}

/** What is cut would be missing from the announcement, and an address that is cut leads elsewhere. */
export function longValues({ header }: Runbook): readonly Problem[] {
  return headerFields.flatMap((field): readonly Problem[] => {
    const value = header[field];
    if (!value || value.markdown.length <= longestValue) return [];
    return [
      {
        severity: severityOf(field),
        code: 'value-too-long',
        line: value.line,
        found: `${labelOf(field)} has ${value.markdown.length} characters; at most ${longestValue} are allowed.`,
        fix: 'Shorten it. Put the details below the table.',
      },
    ];
  });
}

/** The two addresses must be such that people can follow them. */
export function unusableLinks({ header }: Runbook): readonly Problem[] {
  return (['meetingUrl', 'gitlabIssue'] as const).flatMap((field): readonly Problem[] => {
    const value = header[field];
    if (!value || value.text === '' || isPlaceholder(field, value)) return [];
    const link = linkOf(value);
    if (link !== undefined && (field === 'meetingUrl' || isIssueLink(link))) return [];
    if (field === 'gitlabIssue' && isIssueReference(value.text)) return [];
    const { fix } = advice[field];
    const code = field === 'meetingUrl' ? 'meeting-url-not-a-link' : 'gitlab-issue-not-a-link';
    const found = `${labelOf(field)} isn’t a link${field === 'gitlabIssue' ? ' to an issue' : ''}: “${value.text}”.`;
    return [{ severity: 'warning', code, line: value.line, found, fix }];
  });
}

function isIssueLink(link: string): boolean {
  return /\/(?:issues|work_items)\/\d+(?:[/?#]|$)/.test(link);
}

/** `group/project#12`, which GitLab shows as a link. */
function isIssueReference(text: string): boolean {
  return /^[\w.-]+(?:\/[\w.-]+)+#\d+\+?s?$/.test(text);
}

function severityOf(field: HeaderField): Severity {
  return essential.has(field) ? 'error' : 'warning';
}
