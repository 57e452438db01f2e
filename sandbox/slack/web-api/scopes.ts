import type { Channel, Workspace } from '../workspace/workspace.js';
import type { Answer } from './method.js';

const prefixes: Readonly<Record<Channel['kind'], string>> = { public: 'channels', private: 'groups', im: 'im' };

/** Slack names the scope that is needed and those that the token has. */
export function missingScope(workspace: Workspace, needed: readonly string[]): Answer {
  const provided = [...workspace.app.scopes].join(',');
  return { ok: false, error: 'missing_scope', needed: needed.join(','), provided };
}

/** The scopes of which a method for conversations needs at least one, e.g. `channels:history`, `groups:history` …. */
export function scopesOfAnyKind(right: 'read' | 'history'): string[] {
  return [`${prefixes.public}:${right}`, `${prefixes.private}:${right}`, `${prefixes.im}:${right}`, `mpim:${right}`];
}

/** Each kind of conversation has a scope of its own; the refusal when the app lacks it. */
export function missingScopeFor(
  workspace: Workspace,
  kind: Channel['kind'],
  right: 'read' | 'history',
): Answer | undefined {
  const needed = `${prefixes[kind]}:${right}`;
  return workspace.app.scopes.has(needed) ? undefined : missingScope(workspace, [needed]);
}
