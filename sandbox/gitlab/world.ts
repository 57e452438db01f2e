import type { AccountState, MembershipSeed, TokenSeed } from './seeds.js';

export interface User {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly publicEmail: string;
  state: AccountState;
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
