import type { Refusal } from '../../application/refusal.js';
import { mostTasks } from '../../domain/runbook/task-sheet.js';
import { command } from '../identifiers.js';

/** A refusal for the person who was refused: what happened, why, and what to do next. */
export function refusalWords(refusal: Refusal): readonly string[] {
  switch (refusal.kind) {
    case 'unreadable-reference':
      return [refusal.reason, refusal.fix];
    case 'not-found':
      return [
        'There is no such issue, or you may not see it on GitLab.',
        'Check its address: the project may have been renamed. Runbooks can be used by people with the Planner role or more in their project, and by the author and assignees of the issue.',
      ];
    case 'issue-moved':
      return refusal.to
        ? [
            `This issue was moved to ${refusal.to.reference}.`,
            `Use the new one: ${refusal.to.webUrl}. Nothing was posted or changed.`,
          ]
        : [
            'This issue was moved to another project.',
            'Open it on GitLab to see where it is now. Nothing was posted or changed.',
          ];
    case 'unreadable-runbook':
      return [
        'This runbook is too large or too deeply nested to be read.',
        'Nothing was posted or changed. Move what is not part of the runbook (logs, lists of users) into comments or files, then try again.',
      ];
    case 'busy-reading':
      return ['The app is busy reading other runbooks. Try again in a minute.', 'Nothing was posted or changed.'];
    case 'not-announced':
      return [
        'This call has not been announced, so there is nothing to record yet.',
        `Announce it first: type ${command} announce ${refusal.reference}. Then record what became of it.`,
      ];
    case 'not-confidential':
      return [
        'This runbook is not confidential any more: everybody who may see the project can read it.',
        'Nothing was recorded, and nothing is written into it until it is confidential again.',
      ];
    case 'too-many-tasks':
      return [
        `This runbook has ${refusal.count} tasks. The app records at most ${mostTasks}, since a part could be taken for the whole.`,
        'Nothing was recorded. Write the outcomes into the issue, or split the runbook.',
      ];
    case 'overtaken':
      return [
        'Others recorded something for this call in the same moment, again and again.',
        'Nothing was recorded. Try again now.',
      ];
    case 'no-gitlab-account':
      return [
        `I don’t know which GitLab account is yours, ${refusal.name}, so I cannot tell what you may see.`,
        refusal.unconfirmed !== undefined
          ? `Slack does not say that your e-mail address is confirmed, so the app does not go by it. Ask whoever runs this app to add you to its people file with your Slack id: slack: {id: ${refusal.unconfirmed}}.`
          : 'Ask whoever runs this app to add you to its people file, or make the e-mail address of your Slack profile the public e-mail of your GitLab profile.',
      ];
    case 'not-a-member':
      return [
        membershipWords(refusal.membership),
        'Runbooks are for members of this workspace. Ask a colleague who is one.',
      ];
  }
}

function membershipWords(membership: Extract<Refusal, { kind: 'not-a-member' }>['membership']): string {
  switch (membership) {
    case 'guest':
      return 'You are a guest in this workspace.';
    case 'stranger':
      return 'You belong to another workspace.';
    case 'bot':
      return 'Apps cannot use runbooks.';
    case 'deactivated':
      return 'This account is deactivated.';
    case 'unknown':
      return 'Slack does not tell me who you are.';
  }
}
