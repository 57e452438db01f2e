import { withoutInvisible } from '../../runbook/visible-text.js';
import type { IssueRef } from '../issue.js';
import { linkAtStart, trailingMarks, withoutLead } from './reference-marks.js';

/** Which GitLab is meant, and which project `12` and `#12` point into. */
export interface IssueSite {
  /** Without a trailing slash; may have a sub-path: `https://example.com/gitlab`. */
  readonly gitlabUrl: string;
  readonly defaultProject: string;
}

export type IssueReading =
  | { readonly kind: 'issue'; readonly issue: IssueRef }
  | { readonly kind: 'refused'; readonly reason: string; readonly fix: string };

/**
 * Reads an issue in any form that people have at hand: its URL (`/-/issues/12`, `/-/work_items/12`, `/-/incidents/12`, `/issues/12`, with
 * `#note_…` or `?…`, or a list page with the issue opened in its drawer), `group/project#12`, `#12` or `12`.
 */
export function readIssueReference(typed: string, site: IssueSite): IssueReading {
  if (typed.length > longestReference) {
    return refused(`The address has more than ${longestReference} characters.`, site);
  }
  const text = unwrap(typed);
  if (text === '') return refused('No issue given.', site);

  const short = /^(?:(?<project>[\w.-]+(?:\/[\w.-]+)+)?#)?(?<iid>\d+)$/.exec(text);
  if (short) return issue(short.groups?.project ?? site.defaultProject, short.groups?.iid, site);

  const lacksScheme = !text.includes('://') && /^[^\s/.]+\.[^\s/]+\/\S+$/.test(text);
  return readUrl(lacksScheme ? `https://${text}` : text, site);
}

/** No browser copies a longer address. Reading one costs the event loop time, and a Slack command can hold any length. */
const longestReference = 2_000;

/**
 * People paste references with Slack's angle brackets and label, in quotes, parentheses or backticks, behind a dash or the word
 * `issue`, with a full stop, or with GitLab's `+` and `+s`. A parenthesis that has been opened in a reference belongs to it.
 */
function unwrap(typed: string): string {
  const text = withoutLead(withoutInvisible(typed).trim());
  const words = withoutLead(linkAtStart(text)?.target ?? text)
    .replace(trailingMarks, (marks, at: number, all: string) => (all.slice(0, at).includes('(') ? marks : ''))
    .trim()
    .replace(/\+s?$/, '')
    .trim();
  return words.includes('://') ? words : words.normalize('NFKC');
}

function readUrl(address: string, site: IssueSite): IssueReading {
  const url = parseUrl(address);
  if (!url || !/^https?:$/.test(url.protocol)) return refused(`“${truncate(address)}” isn’t an issue.`, site);

  const home = new URL(site.gitlabUrl);
  if (url.host !== home.host) {
    return refused(`“${url.host}” isn’t the GitLab instance of this app (${home.host}).`, site);
  }
  const root = home.pathname.replace(/\/$/, '');
  if (!url.pathname.startsWith(`${root}/`)) return refused(`This address isn’t under ${site.gitlabUrl}.`, site);

  const path = url.pathname.slice(root.length + 1);
  if (/^groups\/.*\/-\/(epics|work_items)\/\d+/.test(path)) {
    return refused('This is a group’s epic or work item; a runbook is a project’s issue.', site);
  }
  const drawer = readDrawer(url.searchParams.get('show'));
  if (drawer) return issue(drawer.project, drawer.iid, site);

  const found = /^(?<project>.+?)\/(-\/)?(issues|work_items|incidents|issues\/incident)\/(?<iid>\d+)(\/|$)/.exec(path);
  if (!found?.groups) return refused(`“${truncate(address)}” isn’t an issue’s address.`, site);
  const project = decode(found.groups.project ?? '');
  if (project === undefined) return refused(`“${truncate(address)}” has an invalid % in it.`, site);
  return issue(project, found.groups.iid, site);
}

/** What a path says without its percent-encoding; `undefined` when a `%` in it is not the beginning of one. */
function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** List pages open an issue in a drawer and put `{"iid":"12","full_path":"group/project"}` in base64 into `?show=`. */
function readDrawer(show: string | null): { project: string; iid: string } | undefined {
  if (!show) return undefined;
  try {
    const decoded: unknown = JSON.parse(atob(show));
    if (typeof decoded !== 'object' || decoded === null || !('iid' in decoded) || !('full_path' in decoded))
      return undefined;
    return { project: String(decoded.full_path), iid: String(decoded.iid) };
  } catch {
    return undefined;
  }
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function issue(project: string, digits: string | undefined, site: IssueSite): IssueReading {
  const iid = Number(digits);
  // GitLab stores the number of an issue in 32 bits.
  if (!Number.isInteger(iid) || iid < 1 || iid > 2_147_483_647)
    return refused(`${digits} isn’t an issue number.`, site);
  return { kind: 'issue', issue: { project, iid } };
}

function refused(reason: string, site: IssueSite): IssueReading {
  return {
    kind: 'refused',
    reason,
    fix: `Enter the issue’s address (${site.gitlabUrl}/${site.defaultProject}/-/issues/12), group/project#12, or 12 for an issue in ${site.defaultProject}.`,
  };
}

function truncate(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
