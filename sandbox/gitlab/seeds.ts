/** What an account can be; only with an active one may anybody do anything. */
export type AccountState =
  | 'active'
  | 'blocked'
  | 'deactivated'
  | 'banned'
  | 'ldap_blocked'
  | 'blocked_pending_approval';

/** GitLab's role numbers: 5 Minimal, 10 Guest, 15 Planner, 20 Reporter, 30 Developer, 40 Maintainer, 50 Owner. */
export type AccessLevel = 5 | 10 | 15 | 20 | 30 | 40 | 50;

/** A membership with an end, or one that is not in force yet. A bare number is an active membership without an end. */
export interface MembershipSeed {
  readonly level: AccessLevel;
  /** `YYYY-MM-DD`; the membership is over from the start of that day, UTC. */
  readonly expiresAt?: string;
  readonly state?: 'active' | 'awaiting';
}

/** Username → role. */
export type MembersSeed = Readonly<Record<string, AccessLevel | MembershipSeed>>;

export interface UserSeed {
  readonly username: string;
  readonly name?: string;
  readonly id?: number;
  /** The address that the user chose to show; empty by default, as on GitLab. */
  readonly publicEmail?: string;
  readonly state?: AccountState;
  readonly bot?: boolean;
}

export interface IssueSeed {
  readonly iid?: number;
  readonly title: string;
  readonly description?: string;
  /** A username. */
  readonly author: string;
  readonly confidential?: boolean;
  readonly assignees?: readonly string[];
  readonly labels?: readonly string[];
  readonly state?: 'opened' | 'closed';
}

export interface ProjectSeed {
  /** With its groups: `gitlab-com/support/runbooks`. */
  readonly path: string;
  readonly id?: number;
  readonly visibility?: 'private' | 'internal' | 'public';
  readonly members?: MembersSeed;
  /** Where the project was before it moved: GET is redirected from there, everything else is refused. */
  readonly formerPaths?: readonly string[];
  readonly issues?: readonly IssueSeed[];
}

export interface TokenSeed {
  readonly token: string;
  /** The username whose rights the token has. */
  readonly user: string;
  readonly scopes: readonly ('api' | 'read_api')[];
  /** `YYYY-MM-DD` */
  readonly expiresAt?: string;
  readonly revoked?: boolean;
}

/** How many requests a user may make: all of them and new notes in a minute, single users in ten minutes. */
export interface RateLimits {
  readonly api: number;
  readonly notes: number;
  readonly users: number;
}

export interface GitLabOptions {
  readonly users: readonly UserSeed[];
  readonly projects: readonly ProjectSeed[];
  readonly tokens: readonly TokenSeed[];
  /** Group path → members, whom every project and group below it inherits. */
  readonly groups?: Readonly<Record<string, MembersSeed>>;
  /** Serve below a path, as self-managed GitLab may: `/gitlab`. */
  readonly subPath?: string;
  /** Milliseconds since the Unix epoch; the real clock by default. */
  readonly now?: () => number;
  /** GitLab.com's numbers by default: 2,000 requests and 60 notes a minute, 300 single users in ten minutes. */
  readonly rateLimits?: Partial<RateLimits>;
}
