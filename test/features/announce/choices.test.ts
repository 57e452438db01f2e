import { renderChoices } from '../../../src/features/announce/choices.js';
import { itemKey, noItem } from '../../../src/features/announce/item-choice.js';
import { linesForJane, refusalsOfModal } from '../../support/views/as-people-see-it.js';
import { ambiguousRunbook, clearRunbook, samplePreview } from '../../support/views/sample-preview.js';

const firstReading = Date.UTC(2031, 9, 11, 6, 30);

test.each([
  ['the labels say it', ['self-managed'], undefined, false, false],
  ['it was typed', [], 'gitlab-com', false, false],
  ['the call is announced and has one', [], undefined, true, false],
  ['nobody has said it', [], undefined, false, true],
  ['the labels contradict each other', ['self-managed', 'gitlab.com'], undefined, false, true],
] as const)('the product is asked or not: %s', (_what, labels, typed, isAnnounced, asked) => {
  const { draft } = samplePreview({ labels }, { product: typed });

  const blocks = renderChoices(draft, typed, isAnnounced, 'Europe/Berlin');

  expect(blocks.map((block) => block.block_id)).toEqual(asked ? ['product'] : []);
});

test('a time that can be read in several ways is asked, with every reading', () => {
  const { draft } = samplePreview({ description: ambiguousRunbook, labels: [] });

  const blocks = renderChoices(draft, undefined, false, 'Europe/Berlin');

  expect(linesForJane(blocks)).toMatchSnapshot();
  expect(blocks).toMatchSnapshot();
});

test('what has been chosen stays chosen when the modal is shown again', () => {
  const { draft } = samplePreview(
    { description: ambiguousRunbook, labels: [] },
    { product: 'gitlab-com', instant: firstReading },
  );

  const lines = linesForJane(renderChoices(draft, undefined, false, 'Europe/Berlin'));

  expect(lines).toContain('Which product does the customer use?: GitLab.com');
  expect(lines).toContain('When is the call?: 23:30 in Los Angeles, if PST is Pacific time (UTC−7)');
});

test('Slack takes ten readings with the longest labels', () => {
  const { draft } = samplePreview({ labels: [] });
  const candidates = Array.from({ length: 10 }, (_, hour) => ({
    time: { instant: Date.UTC(2031, 9, 11, hour), zone: 'UTC' },
    label: 'l'.repeat(500),
  }));
  const many = { ...draft, schedule: { kind: 'ambiguous', reason: 'r'.repeat(5000), candidates } as const };

  const blocks = renderChoices(many, undefined, false, 'America/Argentina/ComodRivadavia');

  const submit = { type: 'plain_text', text: 'Post' };
  const modal = { type: 'modal', title: { type: 'plain_text', text: 'Announce' }, submit, blocks };
  expect(refusalsOfModal(modal)).toEqual([]);
});

const inform = 'Inform `#support_self-managed` about the work';
const twoInform = clearRunbook.replace(
  '#### Pre-call checklist\n',
  `#### Pre-call checklist\n\n[ ] - ${inform}\n\n[ ] - ${inform}, ${'also '.repeat(40)}the second\n`,
);

describe('the checklist item that the announcement completes', () => {
  const asked = 'Which checklist item does the announcement complete?';

  test('is asked when several may be meant, and nothing is chosen beforehand', () => {
    const { draft } = samplePreview({ description: twoInform });

    const blocks = renderChoices(draft, undefined, false, 'Europe/Berlin');

    expect(linesForJane(blocks).join('\n')).toContain(asked);
    expect(blocks).toMatchSnapshot();
    const submit = { type: 'plain_text', text: 'Post' };
    const modal = { type: 'modal', title: { type: 'plain_text', text: 'Announce' }, submit, blocks };
    expect(refusalsOfModal(modal)).toEqual([]);
  });

  test('stays chosen when the modal is shown again, also when it is none', () => {
    const [, second] = samplePreview({ description: twoInform }).draft.itemQuestion?.candidates ?? [];
    if (!second) throw new Error('Nothing is asked.');

    for (const item of [itemKey(second), noItem]) {
      const { draft } = samplePreview({ description: twoInform }, { item });
      const [block] = renderChoices(draft, undefined, false, 'Europe/Berlin');
      expect(block).toMatchObject({ element: { initial_option: { value: item } } });
    }
  });

  test('is not asked when it is clear, nor of a call that is announced', () => {
    expect(renderChoices(samplePreview().draft, undefined, false, 'UTC')).toEqual([]);
    expect(renderChoices(samplePreview({ description: twoInform }).draft, undefined, true, 'UTC')).toEqual([]);
  });
});
