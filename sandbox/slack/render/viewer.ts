import type { Person, Workspace } from '../workspace/workspace.js';

/** A link that somebody sees. */
export interface ShownLink {
  readonly text: string;
  readonly url: string;
}

/** Who looks, and what the text turned out to contain while it was rendered for them. */
export interface Viewer {
  readonly workspace: Workspace;
  readonly person: Person;
  readonly links: ShownLink[];
  /** Mentions that notify people: `@channel`, `@here`, `@everyone`, user groups, and `@Name`. */
  readonly live: string[];
}

/** Prepares to render something for a person. */
export function viewerFor(workspace: Workspace, person: Person): Viewer {
  return { workspace, person, links: [], live: [] };
}

/** A mention of one person; shows the name that people see. */
export function mentionPerson(viewer: Viewer, id: string): string {
  const name = viewer.workspace.people.get(id)?.name ?? id;
  viewer.live.push(`@${name}`);
  return `@${name}`;
}

/** A mention of everybody. It is shown with a warning sign, because no runbook may ever cause one. */
export function mentionEverybody(viewer: Viewer, range: string): string {
  viewer.live.push(`@${range}`);
  return `⚠@${range}`;
}

/** A channel's name, as far as the viewer may know it. */
export function nameChannel(viewer: Viewer, id: string): string {
  const channel = viewer.workspace.channels.get(id);
  const isVisible = channel?.kind === 'public' || channel?.members.has(viewer.person.id);
  return channel !== undefined && isVisible ? `#${channel.name}` : '#private-channel';
}

/** A link; its text is what people see. */
export function showLink(viewer: Viewer, url: string, text: string): string {
  viewer.links.push({ text, url });
  return text;
}
