import { archive, project } from '../../environment/start-environment.js';
import { Refusal } from '../../gitlab/refusal.js';
import type { GitLabAction, Outcome } from '../action.js';
import type { DemoState } from '../demo-state.js';
import { roleOf } from '../people.js';

/** Does in GitLab's web interface what a person did on the page, with that person's rights. */
export function actInGitLab({ environment }: DemoState, handle: string, action: GitLabAction): Outcome {
  const { gitlab: username } = roleOf(handle);
  if (!username) return refused('You have no account on this GitLab. Be John, Jane or Kenji to change an issue.');
  try {
    return perform(environment.gitlab, username, action);
  } catch (error) {
    if (error instanceof Refusal) return refused(`GitLab refused: ${handle} has no right to do this.`);
    throw error;
  }
}

function perform(gitlab: DemoState['environment']['gitlab'], username: string, action: GitLabAction): Outcome {
  switch (action.kind) {
    case 'edit-issue':
      if (gitlab.issue(project, action.iid).description !== action.before) {
        return refused('Someone edited the description at the same time. Copy your text, cancel, and edit again.');
      }
      gitlab.editAs(username, project, action.iid, { description: action.description });
      break;
    case 'comment':
      gitlab.commentAs(username, project, action.iid, action.body);
      break;
    case 'confide':
      gitlab.editAs(username, project, action.iid, { confidential: action.confidential });
      break;
    case 'move-issue':
      gitlab.commentAs(username, project, action.iid, `/move ${archive}`);
      if (gitlab.issue(project, action.iid).movedToId === undefined) {
        return refused('GitLab did not move the issue: you need the Planner role or more.');
      }
      break;
  }
  return { ok: true, said: [] };
}

function refused(why: string): Outcome {
  return { ok: false, said: [why] };
}
