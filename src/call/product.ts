/** Which product the customer uses: it decides in which support channel the call is announced. */
export const products = ['gitlab-com', 'self-managed'] as const;
export type Product = (typeof products)[number];

/** As people write it. */
export const productNames: Readonly<Record<Product, string>> = {
  'gitlab-com': 'GitLab.com',
  'self-managed': 'Self-managed',
};

/**
 * The product that a person typed (`gitlab.com`, `GitLab-com`, `self managed`) or a label says
 * (`Console Escalation::GitLab.com`: the last part of a scoped label counts), or `undefined`.
 */
export function readProduct(text: string): Product | undefined {
  const value = text.split('::').at(-1) ?? text;
  const letters = value.toLowerCase().replace(/[^a-z]/g, '');
  if (letters === 'gitlabcom' || letters === 'saas') return 'gitlab-com';
  if (letters === 'selfmanaged') return 'self-managed';
  return undefined;
}

/** The one product that the labels agree on; `undefined` when none names one or two contradict each other. */
export function productFromLabels(labels: readonly string[]): Product | undefined {
  const named = new Set(labels.map(readProduct).filter((product) => product !== undefined));
  const [only] = named;
  return named.size === 1 ? only : undefined;
}
