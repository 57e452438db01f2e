import type { Connection } from '../app/dispatch.js';
import type { Person, Workspace } from '../workspace/workspace.js';

/** A person at their Slack client. */
export interface Session {
  readonly workspace: Workspace;
  readonly connection: Connection;
  readonly person: Person;
}

/** Notes what Slack's client told the person about something that went wrong. */
export function tell(session: Session, notice: string): void {
  const notices = session.workspace.notices.get(session.person.id) ?? [];
  session.workspace.notices.set(session.person.id, [...notices, notice]);
}
