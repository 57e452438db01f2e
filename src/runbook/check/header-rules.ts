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
  readonly expected: string;
  readonly fix: string;
}

const advice: Readonly<Record<HeaderField, Advice>> = {
  name: {
    code: 'missing-name',
    expected: 'the customer and the task, as `CUSTOMER - REQUESTED TASK`',
    fix: 'Write, for example, `Acme - Enforce 2FA on all groups`.',
  },
  description: {
    code: 'missing-description',
    expected: 'a small summary of the work and its expected result',
    fix: 'Say in a sentence or two what will be done and what is different afterwards.',
  },
  dri: {
    code: 'missing-dri',
    expected: 'the person who owns the work',
    fix: 'Write the GitLab user name in backticks, for example `@john_doe`.',
  },
  scheduleAt: {
    code: 'missing-schedule',
    expected: 'a date, a time and a time zone',
    fix: 'Write, for example, `2026-10-10 - 23:30 America/Los_Angeles`.',
  },
  meetingUrl: {
    code: 'missing-meeting-url',
    expected: 'the address of the Zoom meeting',
    fix: 'Paste the address, for example `https://example.zoom.com/j/123456789`.',
  },
  gitlabIssue: {
    code: 'missing-gitlab-issue',
    expected: 'a link to the GitLab issue created for this request',
    fix: "Paste the issue's address, for example `https://gitlab.com/group/project/-/issues/1`.",
  },
};

/** An issue without any header table is no runbook yet. */
export function missingHeader({ header }: Runbook): readonly Problem[] {
  if (Object.keys(header).length > 0) return [];
  return [
    {
      severity: 'error',
      code: 'missing-header',
      line: 1,
      found: 'no header table',
      expected: 'a table whose first row is `| Runbook name | CUSTOMER - REQUESTED TASK |`',
      fix: 'Copy the header table from the runbook template to the top of the issue and fill it in.',
    },
  ];
}

/** Every header value must be there. */
export function missingValues({ header, places }: Runbook): readonly Problem[] {
  if (Object.keys(header).length === 0) return [];
  return headerFields.flatMap((field): readonly Problem[] => {
    const value = header[field];
    if (value && (value.text !== '' || isPlaceholder(field, value))) return [];
    const { code, expected, fix } = advice[field];
    const found = value ? `an empty "${headerLabels[field]}"` : `no row "${headerLabels[field]}" in the header table`;
    return [{ severity: severityOf(field), code, line: value?.line ?? places?.header ?? 1, found, expected, fix }];
  });
}

/** What the template says must have been replaced. */
export function placeholdersInHeader({ header }: Runbook): readonly Problem[] {
  return headerFields.flatMap((field): readonly Problem[] => {
    const value = header[field];
    if (!value || !isPlaceholder(field, value)) return [];
    const { expected, fix } = advice[field];
    const found = `"${value.text || value.markdown}" as the "${headerLabels[field]}", which is placeholder text`;
    return [{ severity: severityOf(field), code: 'placeholder', line: value.line, found, expected, fix }];
  });
}

/** A name has two parts, so that the channels see at once whose call it is and what it is about. */
export function nameFormat({ header: { name } }: Runbook): readonly Problem[] {
  if (!name || name.text === '' || isPlaceholder('name', name) || /\S\s+[-–—]\s+\S/.test(name.text)) return [];
  const { expected, fix } = advice.name;
  return [
    { severity: 'warning', code: 'name-format', line: name.line, found: `the name "${name.text}"`, expected, fix },
  ];
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
        found: `${value.markdown.length} characters in "${headerLabels[field]}"`,
        expected: `at most ${longestValue} characters`,
        fix: 'Shorten it, and put the details below the table.',
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
    const { expected, fix } = advice[field];
    const code = field === 'meetingUrl' ? 'meeting-url-not-a-link' : 'gitlab-issue-not-a-link';
    const found = `"${value.text}" as the "${headerLabels[field]}"`;
    return [{ severity: 'warning', code, line: value.line, found, expected, fix }];
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
