import type { AccessLevel, GitLabOptions, MembershipSeed, MembersSeed, ProjectSeed, UserSeed } from './seeds.js';
import type { Issue, Project, User, World } from './world.js';

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
