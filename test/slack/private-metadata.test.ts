import { PreviewMetadata } from '../../src/slack/private-metadata.js';

const metadata = { mode: 'announce', projectId: 100, iid: 12, seen: 'abc' };

test.each([
  metadata,
  { ...metadata, mode: 'update' },
  { ...metadata, mode: 'check', typedProduct: 'gitlab-com' },
  { ...metadata, kept: { item: '2-x', picked: [] } },
])('%j is what a modal remembers', (remembered) => {
  expect(PreviewMetadata.parse(remembered)).toEqual(remembered);
});

test.each([
  { ...metadata, mode: 'delete' },
  { ...metadata, projectId: '100' },
  { ...metadata, iid: undefined },
  { ...metadata, seen: undefined },
  { ...metadata, typedProduct: 'dedicated' },
])('%j is none of ours', (remembered) => {
  expect(PreviewMetadata.safeParse(remembered).success).toBe(false);
});
