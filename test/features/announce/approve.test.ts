import { type Approval, approve } from '../../../src/features/announce/approve.js';
import { itemKey, noItem } from '../../../src/features/announce/item-choice.js';
import { previewAnnouncement } from '../../../src/features/announce/preview-announcement.js';
import { aSlackUser } from '../../support/fakes/fake-directory.js';
import { aPerson, type FakeServices, startServices } from '../../support/start-services.js';

const request = {
  slackId: 'U0JANE',
  issue: { project: 100, iid: 12 },
  choices: { product: undefined, instant: undefined },
} as const;

/** The runbook names `@john_doe`, `John Doe` and `Jane Smith`; only Jane is in the people file. */
async function approvalOf(services: FakeServices, picked: Approval['picked']): Promise<Approval> {
  const preview = await previewAnnouncement(services, request);
  if (preview.kind === 'refused') throw new Error('Jane may not see the runbook.');
  return { ...request, seen: preview.fingerprint, picked };
}

function withJohn(parts: Parameters<typeof aSlackUser>[0] = {}): FakeServices {
  const services = startServices();
  services.directory.users.set(
    'U0JOHN',
    aSlackUser({ id: 'U0JOHN', name: 'John Doe', timeZone: 'Asia/Tokyo', ...parts }),
  );
  return services;
}

test('whom somebody has picked is in the announcement', async () => {
  const services = withJohn();
  const approval = await approvalOf(services, new Map([['@john_doe', 'U0JOHN']]));

  const approved = await approve(services, approval);

  expect(approved).toMatchObject({
    kind: 'approved',
    draft: { fields: { dri: { slackId: 'U0JOHN' } } },
    recipients: [
      { slackId: 'U0JOHN', role: 'dri', timeZone: 'Asia/Tokyo' },
      { slackId: 'U0JANE', role: 'contact', timeZone: 'Europe/Berlin' },
    ],
  });
});

test('who is both DRI and contact is reminded once, as the DRI', async () => {
  const services = withJohn();
  const approval = await approvalOf(
    services,
    new Map([
      ['@john_doe', 'U0JOHN'],
      ['John Doe', 'U0JOHN'],
    ]),
  );

  const approved = await approve(services, approval);

  expect(approved.kind === 'approved' ? approved.recipients.map(({ slackId, role }) => [slackId, role]) : []).toEqual([
    ['U0JOHN', 'dri'],
    ['U0JANE', 'contact'],
  ]);
});

test.each(['guest', 'stranger', 'bot', 'deactivated'] as const)(
  'a %s cannot be picked: nothing is remembered, and the name is said',
  async (membership) => {
    const services = withJohn({ membership });
    const approval = await approvalOf(services, new Map([['@john_doe', 'U0JOHN']]));

    const answer = await approve(services, approval);

    expect(answer).toMatchObject({ kind: 'look-again', why: { kind: 'not-members', names: ['@john_doe'] } });
    expect(services.contactChoices.remembered).toEqual([]);
  },
);

test('a pick for a place that does not exist is nobody', async () => {
  const services = withJohn();

  const approved = await approve(services, await approvalOf(services, new Map([['Somebody Else', 'U0JOHN']])));

  expect(approved.kind).toBe('approved');
  expect(services.contactChoices.remembered).toEqual([]);
});

test('a Guest who is the author picks nobody, whatever she sends', async () => {
  const services = withJohn();
  if (services.gitlab.issue) services.gitlab.issue = { ...services.gitlab.issue, authorId: 12 };
  services.gitlab.levels.set(12, 10);
  const approval = await approvalOf(services, new Map([['@john_doe', 'U0JANE']]));

  expect(await approve(services, approval)).toMatchObject({
    kind: 'look-again',
    why: { kind: 'may-not-choose' },
    preview: { mayChooseContacts: false, contacts: [{ chosen: undefined }, { chosen: undefined }] },
  });
  expect(await approve(services, { ...approval, picked: new Map() })).toMatchObject({
    kind: 'approved',
    draft: { fields: { dri: { slackId: undefined } } },
  });
});

test('nothing is remembered of somebody who saw another text', async () => {
  const services = withJohn();
  const approval = { ...(await approvalOf(services, new Map([['@john_doe', 'U0JOHN']]))), seen: 'another text' };

  expect(await approve(services, approval)).toMatchObject({ kind: 'look-again', why: { kind: 'changed' } });

  expect(services.contactChoices.remembered).toEqual([]);
});

test('who is known but no longer a member is mentioned and not reminded', async () => {
  const services = withJohn({ membership: 'deactivated' });
  services.people = [
    aPerson(),
    aPerson({
      name: 'John Doe',
      slack: { id: 'U0JOHN', username: undefined },
      gitlab: { id: 11, username: 'john_doe' },
    }),
  ];

  const approved = await approve(services, await approvalOf(services, new Map()));

  expect(approved).toMatchObject({ kind: 'approved', recipients: [{ slackId: 'U0JANE' }] });
});

describe('when several items may be about the channels', () => {
  const item = '- [ ] Inform `#support_self-managed` about the work';

  function withTwoItems(extra = ''): FakeServices {
    const services = startServices();
    if (services.gitlab.issue) {
      const { description } = services.gitlab.issue;
      const list = `#### Pre-call checklist\n\n${item}\n${item}, please${extra}\n`;
      services.gitlab.issue = {
        ...services.gitlab.issue,
        description: description.replace(/#### Pre-call checklist[\s\S]*?(?=####)/, `${list}\n`),
      };
    }
    return services;
  }

  async function answered(services: FakeServices, answer: (keys: readonly string[]) => string | undefined) {
    const preview = await previewAnnouncement(services, request);
    if (preview.kind === 'refused') throw new Error('Jane may not see the runbook.');
    const keys = preview.draft.itemQuestion?.candidates.map(itemKey) ?? [];
    const choices = { ...request.choices, item: answer(keys) };
    return { ...request, choices, seen: preview.fingerprint, picked: new Map() };
  }

  test('nothing is announced before it is said which', async () => {
    const services = withTwoItems();

    const answer = await approve(services, await answered(services, () => undefined));

    expect(answer).toMatchObject({ kind: 'look-again', why: { kind: 'unanswered' } });
  });

  test.each<[string, (keys: readonly string[]) => string | undefined, readonly number[]]>([
    ['the first', ([first]) => first, [1]],
    ['the second', ([, second]) => second, [2]],
    ['none', () => noItem, []],
  ])('the answer is kept: %s', async (_which, answer, ticked) => {
    const services = withTwoItems();

    const approved = await approve(services, await answered(services, answer));

    expect(approved).toMatchObject({
      kind: 'approved',
      draft: { tick: ticked.map((position) => ({ kind: 'tick-item', item: { position } })) },
    });
  });

  test('who has seen another wording looks again', async () => {
    const services = withTwoItems();
    const approval = await answered(services, () => noItem);
    const issue = withTwoItems(' today').gitlab.issue;
    if (issue) services.gitlab.issue = issue;

    expect(await approve(services, approval)).toMatchObject({ kind: 'look-again', why: { kind: 'changed' } });
  });
});
