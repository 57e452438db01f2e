import { createServer, type Server } from 'node:http';
import { createFaults, type Faults } from '../faults.js';
import type { Call } from './calls.js';
import { createWorld, membership, userNamed } from './create-world.js';
import { createRateLimit } from './rate-limit.js';
import { createApi } from './router.js';
import type { AccessLevel, AccountState, GitLabOptions, MembershipSeed } from './seeds.js';
import type { CrossReference, Issue, Mention, Note, Project, Version, World } from './world.js';
import { changeIssue, type IssueChanges } from './write-issue.js';
import { type NoteResult, writeNote } from './write-note.js';

/** Something happened: a request came or was answered, or an issue (with its notes) is not as it was. */
export type GitLabEvent =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'issue'; readonly project: string; readonly iid: number };

/**
 * A GitLab of our own, running. Projects are named by path. The methods ending in `As` are people at work in the web
 * interface: their rights hold, and what they may not do is thrown as a `Refusal`.
 */
export interface GitLab {
  /** Base URL with the sub-path, without a slash at its end. */
  readonly url: string;
  readonly faults: Faults;
  /** Looks at an issue as it is now. Throws Error when there is none. */
  issue(project: string, iid: number): Readonly<Issue>;
  /** The notes of an issue, oldest first, the system's included. */
  notes(project: string, iid: number): readonly Readonly<Note>[];
  /** Every version of the description, oldest first, and by whom. */
  history(project: string, iid: number): readonly Version[];
  editAs(username: string, project: string, iid: number, changes: IssueChanges): void;
  commentAs(username: string, project: string, iid: number, body: string): NoteResult;
  /** Moves a project; its former path redirects and refuses writes. */
  moveProject(from: string, to: string): void;
  /** Gives a user a role in a project, or takes it away. */
  setMember(project: string, username: string, level: AccessLevel | MembershipSeed | undefined): void;
  /** Blocks, deactivates … a user, or activates one again. */
  setAccount(username: string, state: AccountState): void;
  /** Lets the next write of an issue meet another one in flight: 409. */
  lockOnce(project: string, iid: number): void;
  /** Requests so far, oldest first. */
  calls(): readonly Readonly<Call>[];
  /** Who was told of a mention. */
  mentions(): readonly Mention[];
  /** Which issues were linked from where. */
  crossReferences(): readonly CrossReference[];
  /** Calls `listener` on every event until the returned function is called. */
  subscribe(listener: (event: GitLabEvent) => void): () => void;
  close(): Promise<void>;
}

/** Starts a GitLab on 127.0.0.1 and a free port. Throws Error when a seed names a user that there is not. */
export async function startGitLab(options: GitLabOptions): Promise<GitLab> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listeners = new Set<(event: GitLabEvent) => void>();
  const publish = (event: GitLabEvent) => {
    for (const listener of listeners) listener(event);
  };
  const world = createWorld(options, `${originOf(server)}${options.subPath ?? ''}`, (issue) => {
    publish({ kind: 'issue', project: issue.project.path, iid: issue.iid });
  });
  const calls = new Set<Call>();
  const locks = new Set<Issue>();
  const faults = createFaults();
  const countRequest = createRateLimit(world, { api: 2000, notes: 60, users: 300, ...options.rateLimits });
  const noted = (call: Call) => {
    calls.add(call);
    publish({ kind: 'call', call });
  };
  server.on('request', createApi(world, { faults, locks, countRequest, noted }));
  return {
    url: world.baseUrl,
    faults,
    ...inspections(world),
    ...people(world),
    lockOnce: (project, iid) => locks.add(issueAt(world, project, iid)),
    calls: () => [...calls],
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => closeServer(server),
  };
}

function inspections(world: World) {
  return {
    issue: (project: string, iid: number) => issueAt(world, project, iid),
    notes: (project: string, iid: number) => [...issueAt(world, project, iid).notes],
    history: (project: string, iid: number) => [...issueAt(world, project, iid).history],
    mentions: () => [...world.mentions],
    crossReferences: () => [...world.crossReferences],
  };
}

function people(world: World) {
  return {
    editAs: (username: string, project: string, iid: number, changes: IssueChanges) =>
      changeIssue(world, issueAt(world, project, iid), userNamed(world, username), changes),
    commentAs: (username: string, project: string, iid: number, body: string) =>
      writeNote(world, issueAt(world, project, iid), userNamed(world, username), body, false),
    moveProject: (from: string, to: string) => {
      const project = projectAt(world, from);
      project.formerPaths.push(project.path);
      project.path = to;
    },
    setMember: (path: string, username: string, level: AccessLevel | MembershipSeed | undefined) => {
      const { members } = projectAt(world, path);
      const name = userNamed(world, username).username.toLowerCase();
      if (level === undefined) members.delete(name);
      else members.set(name, membership(level));
    },
    setAccount: (username: string, state: AccountState) => {
      userNamed(world, username).state = state;
    },
  };
}

function projectAt(world: World, path: string): Project {
  const project = [...world.projects.values()].find((one) => one.path === path);
  if (!project) throw new Error(`The sandbox has no GitLab project "${path}".`);
  return project;
}

function issueAt(world: World, path: string, iid: number): Issue {
  const issue = projectAt(world, path).issues.get(iid);
  if (!issue) throw new Error(`The sandbox has no issue ${path}#${iid}.`);
  return issue;
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

/** Connections that are kept alive, or held up by a fault, do not delay the end. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
