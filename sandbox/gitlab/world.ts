import type {
  AccessLevel,
  GitLabOptions,
  MembershipSeed,
  MembersSeed,
  ProjectSeed,
  TokenSeed,
  UserSeed,
} from './seeds.js';

export interface User {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly publicEmail: string;
  readonly state: 'active' | 'blocked';
  readonly bot: boolean;
}

/** One text that the description had, who wrote it, and when (milliseconds). */
export interface Version {
  readonly description: string;
  readonly by: string;
  readonly at: number;
}

export interface Note {
  readonly id: number;
  body: string;
  readonly author: User;
  readonly system: boolean;
  readonly internal: boolean;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Issue {
  readonly id: number;
  readonly iid: number;
  readonly project: Project;
  title: string;
  description: string;
  state: 'opened' | 'closed';
  readonly author: User;
  assignees: readonly User[];
  labels: readonly string[];
  confidential: boolean;
  dueDate: string | undefined;
  discussionLocked: boolean;
  movedToId: number | undefined;
  readonly createdAt: number;
  updatedAt: number;
  readonly notes: Note[];
  readonly history: Version[];
}

export interface Project {
  readonly id: number;
  path: string;
  readonly formerPaths: string[];
  readonly visibility: 'private' | 'internal' | 'public';
  readonly members: Map<string, MembershipSeed>;
  readonly issues: Map<number, Issue>;
}

/** Somebody was told that `@they` stand in a text. */
export interface Mention {
  readonly username: string;
  readonly by: string;
  readonly project: string;
  readonly iid: number;
  readonly noteId: number | undefined;
}

/** A text named another issue, which then shows "mentioned in …" to its own readers. */
export interface CrossReference {
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

/** Everything that this GitLab knows. */
export interface World {
  readonly baseUrl: string;
  readonly now: () => number;
  readonly nextId: () => number;
  readonly users: Map<string, User>;
  readonly projects: Map<number, Project>;
  readonly groups: Map<string, Map<string, MembershipSeed>>;
  readonly tokens: Map<string, TokenSeed>;
  readonly mentions: Mention[];
  readonly crossReferences: CrossReference[];
  /** Tells whoever watches that an issue or one of its notes is not as it was. */
  readonly changed: (issue: Issue) => void;
}

/**
 * Builds the world that the options describe. The description that an issue starts with is its first version.
 * @throws Error when a seed names a user that there is not.
 */
export function createWorld(options: GitLabOptions, baseUrl: string, changed: (issue: Issue) => void): World {
  let lastId = 1000;
  const world: World = {
    baseUrl,
    changed,
    now: options.now ?? Date.now,
    nextId: () => ++lastId,
    users: new Map(options.users.map((seed, at) => [seed.username.toLowerCase(), createUser(seed, at + 1)])),
    projects: new Map(),
    groups: new Map(Object.entries(options.groups ?? {}).map(([path, members]) => [path, memberships(members)])),
    tokens: new Map(options.tokens.map((token) => [token.token, token])),
    mentions: [],
    crossReferences: [],
  };
  for (const token of options.tokens) userNamed(world, token.user);
  for (const seed of options.projects) addProject(world, seed);
  return world;
}

/**
 * The user with a username in any case.
 * @throws Error when there is none: for seeds and for people that a test plays, not for what a request says.
 */
export function userNamed(world: World, username: string): User {
  const user = world.users.get(username.toLowerCase());
  if (!user) throw new Error(`The sandbox has no GitLab user "${username}".`);
  return user;
}

/** A role as a membership: a bare number is active and has no end. */
export function membership(seed: AccessLevel | MembershipSeed): MembershipSeed {
  return typeof seed === 'number' ? { level: seed } : seed;
}

function memberships(seeds: MembersSeed): Map<string, MembershipSeed> {
  return new Map(Object.entries(seeds).map(([username, seed]) => [username.toLowerCase(), membership(seed)]));
}

function createUser(seed: UserSeed, id: number): User {
  const { username, name = username, publicEmail = '', state = 'active', bot = false } = seed;
  return { id: seed.id ?? id, username, name, publicEmail, state, bot };
}

function addProject(world: World, seed: ProjectSeed): void {
  const project: Project = {
    id: seed.id ?? world.nextId(),
    path: seed.path,
    formerPaths: [...(seed.formerPaths ?? [])],
    visibility: seed.visibility ?? 'private',
    members: memberships(seed.members ?? {}),
    issues: new Map(),
  };
  world.projects.set(project.id, project);
  for (const issue of seed.issues ?? []) {
    addIssue(world, project, {
      title: issue.title,
      description: issue.description ?? '',
      author: userNamed(world, issue.author),
      confidential: issue.confidential ?? false,
      assignees: (issue.assignees ?? []).map((username) => userNamed(world, username)),
      labels: issue.labels ?? [],
      state: issue.state ?? 'opened',
      ...(issue.iid === undefined ? {} : { iid: issue.iid }),
    });
  }
}

type NewIssue = Pick<Issue, 'title' | 'description' | 'author' | 'confidential' | 'assignees' | 'labels' | 'state'> & {
  readonly iid?: number;
};

/** Puts an issue into a project as it is, with the project's next number unless it brings its own. */
export function addIssue(world: World, project: Project, issue: NewIssue): Issue {
  const at = world.now();
  const created: Issue = {
    ...issue,
    id: world.nextId(),
    iid: issue.iid ?? Math.max(0, ...project.issues.keys()) + 1,
    project,
    dueDate: undefined,
    discussionLocked: false,
    movedToId: undefined,
    createdAt: at,
    updatedAt: at,
    notes: [],
    history: [{ description: issue.description, by: issue.author.username, at }],
  };
  project.issues.set(created.iid, created);
  return created;
}
