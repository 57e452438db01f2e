import { PreviewMemory } from '../../../src/slack/views/preview-memory.js';

const memory = { mode: 'announce', projectId: 100, iid: 12, seen: 'abc' };

test.each([
  memory,
  { ...memory, mode: 'update' },
  { ...memory, mode: 'check', typedProduct: 'gitlab-com' },
  { ...memory, kept: { item: '2-x', picked: [] } },
])('%j is what a modal remembers', (remembered) => {
  expect(PreviewMemory.parse(remembered)).toEqual(remembered);
});

test.each([
  { ...memory, mode: 'delete' },
  { ...memory, projectId: '100' },
  { ...memory, iid: undefined },
  { ...memory, seen: undefined },
  { ...memory, typedProduct: 'dedicated' },
])('%j is none of ours', (remembered) => {
  expect(PreviewMemory.safeParse(remembered).success).toBe(false);
});
