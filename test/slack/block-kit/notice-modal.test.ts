import { renderNotice, renderPosting, renderReading } from '../../../src/slack/block-kit/notice-modal.js';
import { modalForJane, refusalsOfModal } from '../../support/views/as-people-see-it.js';

test.each([
  ['reading', renderReading],
  ['posting', renderPosting],
])('while the app is %s it says so, and there is nothing to submit', (_what, render) => {
  const view = render();

  const { title, lines, submit, callbackId } = modalForJane(view);
  expect({ title, lines, submit, callbackId }).toMatchSnapshot();
  expect(refusalsOfModal(view)).toEqual([]);
});

test('a notice shows each paragraph as it is', () => {
  const view = renderNotice('Runbook', 'First <!channel> *bold*', 'Second', 'p'.repeat(5000));

  const { lines, live } = modalForJane(view);
  expect(lines).toEqual(['First <!channel> *bold*', 'Second', `${'p'.repeat(2999)}…`]);
  expect(live).toEqual([]);
  expect(refusalsOfModal(view)).toEqual([]);
});
