import type { Refusal } from '../../src/call/access/refusal.js';
import { formatRefusal } from '../../src/slack/block-kit/format-refusal.js';
import type { Lines } from './text-of.js';

const samples: Readonly<Record<Refusal['kind'], readonly Refusal[]>> = {
  'unreadable-reference': [],
  'not-found': [{ kind: 'not-found' }],
  'issue-moved': [
    { kind: 'issue-moved', to: { reference: 'support/new#7', webUrl: 'https://gitlab.com/support/new/-/issues/7' } },
    { kind: 'issue-moved', to: undefined },
  ],
  'unreadable-runbook': [{ kind: 'unreadable-runbook' }],
  'busy-reading': [{ kind: 'busy-reading' }],
  'not-announced': [{ kind: 'not-announced', reference: '12' }],
  'not-confidential': [{ kind: 'not-confidential', projectId: 100, iid: 12 }],
  'too-many-tasks': [{ kind: 'too-many-tasks', count: 612 }],
  overtaken: [{ kind: 'overtaken' }],
  'no-gitlab-account': [
    { kind: 'no-gitlab-account', name: 'Jane' },
    { kind: 'no-gitlab-account', name: 'Jane', unconfirmed: 'U0JANE' },
  ],
  'not-a-member': (['guest', 'stranger', 'bot', 'deactivated', 'unknown'] as const).map((membership) => ({
    kind: 'not-a-member',
    membership,
  })),
};

/** Each reason for which somebody is refused, with what to do. */
export const refusalSamples: Readonly<Record<string, Lines>> = Object.fromEntries(
  Object.entries(samples)
    .filter(([, refusals]) => refusals.length > 0)
    .map(([kind, refusals]) => [kind, refusals.flatMap(formatRefusal)]),
);
