import { forgetDrafts } from '../../../src/slack/forms/forget-drafts.js';
import { createFakeDrafts } from '../../support/fakes/fake-drafts.js';

test('what was typed into a modal a day ago is forgotten, and nothing younger', async () => {
  const drafts = createFakeDrafts();
  const now = Date.UTC(2031, 9, 12, 9);
  await drafts.keep('V0OLD', 'U0JANE', '{}', Date.UTC(2031, 9, 11, 9) - 1);
  await drafts.keep('V0NEW', 'U0JANE', '{}', Date.UTC(2031, 9, 11, 9));

  await forgetDrafts({ drafts, clock: () => now });

  expect([...drafts.kept.keys()]).toEqual(['V0NEW']);
});
