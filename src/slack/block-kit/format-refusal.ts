import type { Refusal } from '../../call/access/refusal.js';
import { mostTasks } from '../../runbook/task-list.js';
import { command } from '../identifiers.js';

/** A refusal for the person who was refused: what happened, why, and what to do next. */
export function formatRefusal(refusal: Refusal): readonly string[] {
  switch (refusal.kind) {
    case 'unreadable-reference':
      return [refusal.reason, refusal.fix];
    case 'not-found':
      return [
        'Issue not found, or you don’t have access to it on GitLab.',
        'Check the address: the project may have been renamed. To use a runbook, you need the Planner role or higher in its project, or you must be the issue’s author or assignee.',
      ];
    case 'issue-moved':
      return refusal.to
        ? [
            `This issue moved to ${refusal.to.reference}.`,
            `Use the new one: ${refusal.to.webUrl}. Nothing was posted or changed.`,
          ]
        : [
            'This issue moved to another project.',
            'Open it on GitLab to see where it is now. Nothing was posted or changed.',
          ];
    case 'unreadable-runbook':
      return [
        'This runbook is too large or too deeply nested to read.',
        'Nothing was posted or changed. Move what is not part of the runbook (logs, lists of users) into comments or files, then try again.',
      ];
    case 'busy-reading':
      return ['The app is busy reading other runbooks. Try again in a minute.', 'Nothing was posted or changed.'];
    case 'not-announced':
      return [
        'This call isn’t announced yet, so there is nothing to record.',
        `Announce it first: type ${command} announce ${refusal.reference}. Then record its outcomes.`,
      ];
    case 'not-confidential':
      return [
        'This runbook is no longer confidential: everyone who can see the project can read it.',
        'Nothing was recorded. Nothing is written to it until it is confidential again.',
      ];
    case 'too-many-tasks':
      return [
        `This runbook has ${refusal.count} tasks. The app records at most ${mostTasks}.`,
        'Nothing was recorded. Write the outcomes into the issue, or split the runbook.',
      ];
    case 'overtaken':
      return ['Others were recording this call at the same time.', 'Nothing was recorded. Try again now.'];
    case 'no-gitlab-account':
      return [
        `Your GitLab account is unknown, ${refusal.name}, so the app can’t check your access.`,
        refusal.unconfirmed !== undefined
          ? `Slack hasn’t confirmed your e-mail address, so the app can’t use it. Ask whoever runs this app to add you to its people file with your Slack id: slack: {id: ${refusal.unconfirmed}}.`
          : 'Ask whoever runs this app to add you to its people file, or make the e-mail address of your Slack profile the public e-mail of your GitLab profile.',
      ];
    case 'not-a-member':
      return [
        membershipText(refusal.membership),
        'Runbooks are for members of this workspace. Ask a colleague who is one.',
      ];
  }
}

function membershipText(membership: Extract<Refusal, { kind: 'not-a-member' }>['membership']): string {
  switch (membership) {
    case 'guest':
      return 'You are a guest in this workspace.';
    case 'stranger':
      return 'You belong to another workspace.';
    case 'bot':
      return 'Apps can’t use runbooks.';
    case 'deactivated':
      return 'This account is deactivated.';
    case 'unknown':
      return 'Slack does not say who you are.';
  }
}
