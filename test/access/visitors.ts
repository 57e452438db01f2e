import type { AccessLevel, AccountState, MembershipSeed } from '../../sandbox/gitlab/seeds.js';
import type { PersonOptions } from '../../sandbox/slack/workspace/create-workspace.js';

/** A kind of person, by all that decides what they may do: who they are in Slack, on GitLab, and in the people file. */
export interface VisitorKind {
  readonly name: string;
  /** Whether GitLab would show them the runbook. */
  readonly isLetIn: boolean;
  readonly slack?: Partial<PersonOptions>;
  /** Their GitLab account; `none` for who has none. */
  readonly account?: AccountState | 'none';
  readonly level?: AccessLevel | MembershipSeed;
  /** Where the membership is; `project` when left out. */
  readonly memberOf?: 'group';
  readonly wrote?: true;
  readonly isAssigned?: true;
  /** What the people file knows of them; both ids when left out. */
  readonly listed?: 'by e-mail' | 'no';
  readonly publicEmail?: true;
  /** Another GitLab account has the same public address, or calls itself by it. */
  readonly rival?: 'same address' | 'name like the address';
}

const over = { level: 30, expiresAt: '2031-10-11' } as const;
const awaiting = { level: 30, state: 'awaiting' } as const;
const developer = { level: 30 } as const;

function refused(name: string, parts: Omit<VisitorKind, 'name' | 'isLetIn'>): VisitorKind {
  return { name, isLetIn: false, ...parts };
}

function letIn(name: string, parts: Omit<VisitorKind, 'name' | 'isLetIn'>): VisitorKind {
  return { name, isLetIn: true, ...parts };
}

export const visitorKinds: readonly VisitorKind[] = [
  refused('no member of the project', {}),
  refused('a member with Minimal Access', { level: 5 }),
  refused('a Guest', { level: 10 }),
  letIn('a Planner', { level: 15 }),
  letIn('a Reporter', { level: 20 }),
  letIn('a Developer', { level: 30 }),
  letIn('a Maintainer', { level: 40 }),
  letIn('an Owner', { level: 50 }),
  letIn('a Planner of a group above the project', { level: 15, memberOf: 'group' }),
  letIn('the author, as a Guest', { level: 10, wrote: true }),
  refused('the author, with Minimal Access', { level: 5, wrote: true }),
  refused('the author, no member any more', { wrote: true }),
  refused('the author, whose membership is over', { level: over, wrote: true }),
  refused('the author, blocked', { level: 30, wrote: true, account: 'blocked' }),
  refused('the author, deactivated', { level: 30, wrote: true, account: 'deactivated' }),
  refused('the author, awaiting membership', { level: awaiting, wrote: true }),
  letIn('an assignee, as a Guest', { level: 10, isAssigned: true }),
  refused('an assignee, no member any more', { isAssigned: true }),
  refused('an assignee, whose membership is over', { level: over, isAssigned: true }),
  refused('an assignee, banned', { level: 30, isAssigned: true, account: 'banned' }),
  refused('a Developer, blocked', { level: 30, account: 'blocked' }),
  refused('a Developer, blocked by LDAP', { level: 30, account: 'ldap_blocked' }),
  refused('a Developer, deactivated', { level: 30, account: 'deactivated' }),
  refused('a Developer whose membership is over', { level: over }),
  refused('a Developer awaiting membership', { level: awaiting }),
  refused('without a GitLab account', { account: 'none', listed: 'no' }),
  letIn('known by the e-mail address in the people file', { level: 30, listed: 'by e-mail' }),
  letIn('known by the public e-mail address on GitLab', { level: 30, listed: 'no', publicEmail: true }),
  refused('with an unverified e-mail address', { ...developer, listed: 'by e-mail', slack: { emailConfirmed: false } }),
  letIn('with an unverified e-mail address, known by Slack id', { ...developer, slack: { emailConfirmed: false } }),
  refused('one of two GitLab accounts with the same public address', {
    ...{ level: 30, listed: 'no', publicEmail: true, rival: 'same address' },
  }),
  refused('whose address another GitLab account has as its name', {
    ...{ account: 'none', listed: 'no', rival: 'name like the address' },
  }),
  refused('a guest in Slack', { ...developer, slack: { guest: 'multi-channel' } }),
  refused('a single-channel guest in Slack', { ...developer, slack: { guest: 'single-channel' } }),
  refused('a stranger in Slack', { ...developer, slack: { stranger: true } }),
  refused('of another workspace, in a shared channel', { ...developer, slack: { teamId: 'T0ELSEWHERE' } }),
  refused('of another workspace of the same Enterprise Grid', {
    ...{ ...developer, slack: { teamId: 'T0ELSEWHERE', enterpriseTeams: ['T0ELSEWHERE'] } },
  }),
  letIn('of this and another workspace of the same Enterprise Grid', {
    ...{ ...developer, slack: { teamId: 'T0ELSEWHERE', enterpriseTeams: ['T0ELSEWHERE', 'T0SANDBOX'] } },
  }),
  refused('deactivated in Slack', { ...developer, slack: { deleted: true } }),
  refused('a bot in Slack', { ...developer, slack: { bot: true } }),
];
