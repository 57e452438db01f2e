import type { Refusal } from '../../../src/call/access/refusal.js';
import { formatRefusal } from '../../../src/slack/block-kit/format-refusal.js';

const membersOnly = 'Runbooks are for members of this workspace. Ask a colleague who is one.';

test.each<[Refusal, readonly string[]]>([
  [{ kind: 'unreadable-reference', reason: 'No issue given.', fix: 'Give it.' }, ['No issue given.', 'Give it.']],
  [
    { kind: 'not-found' },
    [
      'Issue not found, or you don’t have access to it on GitLab.',
      'Check the address: the project may have been renamed. To use a runbook, you need the Planner role or higher in its project, or you must be the issue’s author or assignee.',
    ],
  ],
  [
    { kind: 'issue-moved', to: { reference: 'group/other#34', webUrl: 'https://gitlab.com/group/other/-/issues/34' } },
    [
      'This issue moved to group/other#34.',
      'Use the new one: https://gitlab.com/group/other/-/issues/34. Nothing was posted or changed.',
    ],
  ],
  [
    { kind: 'issue-moved', to: undefined },
    [
      'This issue moved to another project.',
      'Open it on GitLab to see where it is now. Nothing was posted or changed.',
    ],
  ],
  [
    { kind: 'unreadable-runbook' },
    [
      'This runbook is too large or too deeply nested to read.',
      'Nothing was posted or changed. Move what is not part of the runbook (logs, lists of users) into comments or files, then try again.',
    ],
  ],
  [
    { kind: 'busy-reading' },
    ['The app is busy reading other runbooks. Try again in a minute.', 'Nothing was posted or changed.'],
  ],
  [
    { kind: 'no-gitlab-account', name: 'Jane Smith' },
    [
      'Your GitLab account is unknown, Jane Smith, so the app can’t check your access.',
      'Ask whoever runs this app to add you to its people file, or make the e-mail address of your Slack profile the public e-mail of your GitLab profile.',
    ],
  ],
  [
    { kind: 'no-gitlab-account', name: 'Jane Smith', unconfirmed: 'U0JANE' },
    [
      'Your GitLab account is unknown, Jane Smith, so the app can’t check your access.',
      'Slack hasn’t confirmed your e-mail address, so the app can’t use it. Ask whoever runs this app to add you to its people file with your Slack id: slack: {id: U0JANE}.',
    ],
  ],
  [
    { kind: 'not-announced', reference: '12' },
    [
      'This call isn’t announced yet, so there is nothing to record.',
      'Announce it first: type /runbook announce 12. Then record its outcomes.',
    ],
  ],
  [
    { kind: 'too-many-tasks', count: 1001 },
    [
      'This runbook has 1001 tasks. The app records at most 1000.',
      'Nothing was recorded. Write the outcomes into the issue, or split the runbook.',
    ],
  ],
  [
    { kind: 'overtaken' },
    ['Others were recording this call at the same time.', 'Nothing was recorded. Try again now.'],
  ],
  [{ kind: 'not-a-member', membership: 'guest' }, ['You are a guest in this workspace.', membersOnly]],
  [{ kind: 'not-a-member', membership: 'stranger' }, ['You belong to another workspace.', membersOnly]],
  [{ kind: 'not-a-member', membership: 'bot' }, ['Apps can’t use runbooks.', membersOnly]],
  [{ kind: 'not-a-member', membership: 'deactivated' }, ['This account is deactivated.', membersOnly]],
  [{ kind: 'not-a-member', membership: 'unknown' }, ['Slack does not say who you are.', membersOnly]],
])('%j says what happened, why, and what to do next', (refusal, words) => {
  expect(formatRefusal(refusal)).toEqual(words);
});
