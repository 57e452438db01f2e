import { readCompletion } from '../../../src/features/complete/check-completion.js';
import {
  type CompletionDraft,
  draftCompletion,
  type TypedFields,
} from '../../../src/features/complete/completion-draft.js';
import { completionForm, sampleTaskList, sampleTasks } from '../../support/views/sample-run.js';

const oddLink = (text: string) =>
  `“${text}” isn’t a web address. Write one per line, e.g. https://gitlab.com/acme/docs.`;

function typed(parts: Partial<TypedFields>, form = completionForm()): CompletionDraft {
  const draft = draftCompletion(form);
  return { ...draft, typed: { ...draft.typed, currentState: 'All is well.', ...parts } };
}

function needing(...followUps: TypedFields['followUps']): CompletionDraft {
  return typed({ isFollowUpNeeded: true, followUps });
}

test('everything that was typed is read, without outer blanks', () => {
  const draft = typed({
    result: 'Partial',
    currentState: ' Half is done. ',
    isFollowUpNeeded: true,
    followUps: [
      { what: ' Clean up ', by: ' Jane ', links: ' https://docs.gitlab.com/2fa \n\nhttp://example.com/a?b=c#d\n' },
      { what: ' ', by: '', links: '\n' },
    ],
    closeIssue: true,
  });

  expect(readCompletion(draft)).toEqual({
    kind: 'typed',
    typed: {
      result: 'Partial',
      currentState: 'Half is done.',
      followUps: [
        { what: 'Clean up', by: 'Jane', links: ['https://docs.gitlab.com/2fa', 'http://example.com/a?b=c#d'] },
      ],
      whyOpen: undefined,
      closeIssue: true,
    },
  });
});

test('follow-ups that are not needed are not told', () => {
  const draft = typed({ followUps: [{ what: 'Clean up', by: '', links: 'nonsense' }] });

  expect(readCompletion(draft)).toMatchObject({ kind: 'typed', typed: { followUps: [] } });
});

test.each([
  ['example.com/docs'],
  ['javascript:alert(1)'],
  ['ftp://example.com'],
  ['https://'],
  ['https://gitlab.com@evil.example'],
  ['see the docs'],
  [`https://a.example/${'u'.repeat(1000)}`],
])('“%.40s” is refused as a link', (links) => {
  const reading = readCompletion(needing({ what: 'Clean up', by: '', links: `https://docs.gitlab.com\n${links}` }));

  const quoted = links.length > 80 ? `${links.slice(0, 79)}…` : links;
  expect(reading).toEqual({ kind: 'problems', errors: { follow_up_links_0: oddLink(quoted) } });
});

test('more links than a summary shows are refused', () => {
  const links = Array.from({ length: 6 }, (_, index) => `https://a.example/${index}`).join('\n');

  expect(readCompletion(needing({ what: 'Look', by: '', links }))).toEqual({
    kind: 'problems',
    errors: { follow_up_links_0: 'At most 5 links, one per line.' },
  });
});

test.each([
  ['nothing at all', [{ what: '', by: '', links: '' }], ['follow_up_what_0']],
  ['a person without a task', [{ what: '', by: 'Jane', links: '' }], ['follow_up_what_0']],
  [
    'one of two without words',
    [
      { what: 'Clean up', by: '', links: '' },
      { what: '', by: '', links: 'https://a.example' },
    ],
    ['follow_up_what_1'],
  ],
])('a follow-up that is needed but says %s is asked for', (_what, followUps, blocks) => {
  const reading = readCompletion(needing(...followUps));

  expect(Object.keys(reading.kind === 'problems' ? reading.errors : {})).toEqual(blocks);
});

test('the current state, and why something is left open, cannot be blank', () => {
  const form = completionForm({ taskList: sampleTaskList(sampleTasks) });

  const reading = readCompletion(typed({ currentState: '  ', whyOpen: '\n' }, form));

  expect(reading).toEqual({
    kind: 'problems',
    errors: {
      current_state: 'Enter the current state, e.g. “2FA is enforced on all groups”.',
      why_open: 'Say why it is open, e.g. “the customer does it on Monday”.',
    },
  });
});

test('why something is left open is told only where something is', () => {
  expect(readCompletion(typed({ whyOpen: 'old words' }))).toMatchObject({ typed: { whyOpen: undefined } });
});
