import { linkOf } from '../link-of.js';
import { hostOf, isForeignHost, namedHosts, urlOf } from '../named-hosts.js';
import type { Problem } from '../problem.js';
import { headerLabels } from '../read/read-header.js';
import type { Runbook } from '../runbook.js';

type Finding = Pick<Problem, 'code' | 'found' | 'expected' | 'fix'>;

/** People click on what the header links to: each must lead where it seems to lead. */
export function misleadingLinks({ header }: Runbook): readonly Problem[] {
  return (['meetingUrl', 'gitlabIssue'] as const).flatMap((field): readonly Problem[] => {
    const value = header[field];
    const address = value && linkOf(value);
    const url = address === undefined ? undefined : urlOf(address);
    const host = url && hostOf(url);
    if (!value || !url || !host) return [];
    const label = `"${headerLabels[field]}"`;
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
      found: `an address with a user name before the host as the ${label}; it leads to ${host}`,
      expected: 'an address without "@" before the host',
      fix: `Check that ${host} is right, and remove what stands between "://" and "@". Until then no button leads there.`,
    },
  ];
}

function otherText(text: string, host: string, label: string): readonly Finding[] {
  const [other] = namedHosts(text).filter((named) => named !== host);
  if (other === undefined) return [];
  return [
    {
      code: 'misleading-link',
      found: `a link to ${host} whose text says ${other} as the ${label}`,
      expected: 'a link that leads where its text says',
      fix: `Check which of the two is right. Then write only that address.`,
    },
  ];
}

function foreignHost(host: string, label: string): readonly Finding[] {
  if (!isForeignHost(host)) return [];
  return [
    {
      code: 'foreign-host',
      found: `${host} as the host of the ${label}: its name has letters that are not in a–z and may look like others`,
      expected: 'a host whose name cannot be mistaken for another one',
      fix: 'Paste the address again from where it was made, and ask the DRI if it stays the same.',
    },
  ];
}

function localHost(host: string, label: string): readonly Finding[] {
  if (host.includes('.')) return [];
  return [
    {
      code: 'local-link',
      found: `${host} as the host of the ${label}, which is another machine for everybody`,
      expected: 'an address that works for everybody on the call',
      fix: 'Write the full name of the host, for example `meet.example.com`. Until then no button leads there.',
    },
  ];
}
