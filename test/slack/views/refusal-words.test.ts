import type { Refusal } from '../../../src/application/refusal.js';
import { refusalWords } from '../../../src/slack/views/refusal-words.js';

const membersOnly = 'Runbooks are for members of this workspace. Ask a colleague who is one.';

test.each<[Refusal, readonly string[]]>([
  [
    { kind: 'unreadable-reference', reason: 'No issue was named.', fix: 'Give it.' },
    ['No issue was named.', 'Give it.'],
  ],
  [
    { kind: 'not-found' },
    [
      'There is no such issue, or you may not see it on GitLab.',
      'Check its address: the project may have been renamed. Runbooks can be used by people with the Planner role or more in their project, and by the author and assignees of the issue.',
    ],
  ],
  [
    { kind: 'issue-moved', to: { reference: 'group/other#34', webUrl: 'https://gitlab.com/group/other/-/issues/34' } },
    [
      'This issue was moved to group/other#34.',
      'Use the new one: https://gitlab.com/group/other/-/issues/34. Nothing was posted or changed.',
    ],
  ],
  [
    { kind: 'issue-moved', to: undefined },
    [
      'This issue was moved to another project.',
      'Open it on GitLab to see where it is now. Nothing was posted or changed.',
    ],
  ],
  [
    { kind: 'unreadable-runbook' },
    [
      'This runbook is too large or too deeply nested to be read.',
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
      'I don’t know which GitLab account is yours, Jane Smith, so I cannot tell what you may see.',
      'Ask whoever runs this app to add you to its people file, or make the e-mail address of your Slack profile the public e-mail of your GitLab profile.',
    ],
  ],
  [
    { kind: 'no-gitlab-account', name: 'Jane Smith', unconfirmed: 'U0JANE' },
    [
      'I don’t know which GitLab account is yours, Jane Smith, so I cannot tell what you may see.',
      'Slack does not say that your e-mail address is confirmed, so the app does not go by it. Ask whoever runs this app to add you to its people file with your Slack id: slack: {id: U0JANE}.',
    ],
  ],
  [
    { kind: 'not-announced', reference: '12' },
    [
      'This call has not been announced, so there is nothing to record yet.',
      'Announce it first: type /runbook announce 12. Then record what became of it.',
    ],
  ],
  [
    { kind: 'too-many-tasks', count: 1001 },
    [
      'This runbook has 1001 tasks. The app records at most 1000, since a part could be taken for the whole.',
      'Nothing was recorded. Write the outcomes into the issue, or split the runbook.',
    ],
  ],
  [
    { kind: 'overtaken' },
    [
      'Others recorded something for this call in the same moment, again and again.',
      'Nothing was recorded. Try again now.',
    ],
  ],
  [{ kind: 'not-a-member', membership: 'guest' }, ['You are a guest in this workspace.', membersOnly]],
  [{ kind: 'not-a-member', membership: 'stranger' }, ['You belong to another workspace.', membersOnly]],
  [{ kind: 'not-a-member', membership: 'bot' }, ['Apps cannot use runbooks.', membersOnly]],
  [{ kind: 'not-a-member', membership: 'deactivated' }, ['This account is deactivated.', membersOnly]],
  [{ kind: 'not-a-member', membership: 'unknown' }, ['Slack does not tell me who you are.', membersOnly]],
])('%j says what happened, why, and what to do next', (refusal, words) => {
  expect(refusalWords(refusal)).toEqual(words);
});
