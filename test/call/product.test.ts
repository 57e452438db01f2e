import { productFromLabels, readProduct } from '../../src/call/product.js';

test.each([
  ['gitlab.com', 'gitlab-com'],
  ['GitLab.com', 'gitlab-com'],
  ['gitlab-com', 'gitlab-com'],
  ['SaaS', 'gitlab-com'],
  ['self-managed', 'self-managed'],
  ['Self Managed', 'self-managed'],
  ['Console Escalation::GitLab.com', 'gitlab-com'],
  ['dedicated', undefined],
  ['gitlab', undefined],
  ['', undefined],
])('“%s” means the product %s', (text, product) => {
  expect(readProduct(text)).toBe(product);
});

test.each([
  ['one label that names a product', ['bug', 'GitLab.com'], 'gitlab-com'],
  ['two labels that agree', ['product::self-managed', 'Self-managed'], 'self-managed'],
  ['two labels that contradict each other', ['GitLab.com', 'self-managed'], undefined],
  ['no label that names one', ['bug'], undefined],
])('%s', (_case, labels, product) => {
  expect(productFromLabels(labels)).toBe(product);
});
