import { linkOf } from '../link-of.js';
import { hostOf, isForeignHost, namedHosts, urlOf } from '../named-hosts.js';
import type { Problem } from '../problem.js';
import { headerLabels } from '../read/read-header.js';
import type { Runbook } from '../runbook.js';

type Finding = Pick<Problem, 'code' | 'found' | 'fix'>;

/** People click on what the header links to: each must lead where it seems to lead. */
export function misleadingLinks({ header }: Runbook): readonly Problem[] {
  return (['meetingUrl', 'gitlabIssue'] as const).flatMap((field): readonly Problem[] => {
    const value = header[field];
    const address = value && linkOf(value);
    const url = address === undefined ? undefined : urlOf(address);
    const host = url && hostOf(url);
    if (!value || !url || !host) return [];
    const label = `“${headerLabels[field]}”`;
    const findings = [
      ...disguisedHost(url, host, label),
      ...otherText(value.text, host, label),
      ...foreignHost(host, label),
      ...localHost(host, label),
    ];
    return findings.map((finding) => ({ severity: 'warning', line: value.line, ...finding }));
  });
}

/** What stands before the `@` is a user name, and not where the address leads. */
function disguisedHost({ username, password }: URL, host: string, label: string): readonly Finding[] {
  if (username + password === '') return [];
  return [
    {
      code: 'disguised-link',
      found: `${label} has a user name before the host; it leads to ${host}.`,
      fix: `Check that ${host} is right, and remove what stands between “://” and “@”. No button leads there until then.`,
    },
  ];
}

function otherText(text: string, host: string, label: string): readonly Finding[] {
  const [other] = namedHosts(text).filter((named) => named !== host);
  if (other === undefined) return [];
  return [
    {
      code: 'misleading-link',
      found: `${label} says ${other} but leads to ${host}.`,
      fix: 'Check which is right, and write only that address.',
    },
  ];
}

function foreignHost(host: string, label: string): readonly Finding[] {
  if (!isForeignHost(host)) return [];
  return [
    {
      code: 'foreign-host',
      found: `${label} leads to ${host}, whose name has letters outside a–z that can look like others.`,
      fix: 'Paste the address again from its source. If it stays the same, ask the DRI.',
    },
  ];
}

function localHost(host: string, label: string): readonly Finding[] {
  if (host.includes('.')) return [];
  return [
    {
      code: 'local-link',
      found: `${label} leads to ${host}, which is a different machine for each reader.`,
      fix: 'Write the full host name, e.g. meet.example.com. No button leads there until then.',
    },
  ];
}
