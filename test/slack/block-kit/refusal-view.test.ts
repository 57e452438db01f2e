import { renderPublicNotice } from '../../../src/features/edit-issue/public-notice.js';
import { remedyOf, renderRefusal } from '../../../src/slack/block-kit/refusal-view.js';
import {
  messageForJane,
  modalForJane,
  refusalsOfMessage,
  refusalsOfModal,
} from '../../support/views/as-people-see-it.js';
import { sampleAnnouncedCall } from '../../support/views/sample-preview.js';

const refusal = { kind: 'not-confidential', projectId: 100, iid: 12 } as const;

test('a public runbook is refused with the button that makes it confidential', () => {
  const view = renderRefusal('Record outcomes', refusal);

  expect(refusalsOfModal(view)).toEqual([]);
  expect(modalForJane(view).text).toContain('[Make it confidential]');
  expect(JSON.stringify(remedyOf(refusal))).toContain('hide_runbook');
});

test('an issue that was moved is refused with a button to where it is now', () => {
  const to = { reference: 'support/archive#3', webUrl: 'https://gitlab.example/support/archive/-/issues/3' };
  const view = renderRefusal('Announce a call', { kind: 'issue-moved', to });

  expect(refusalsOfModal(view)).toEqual([]);
  expect(modalForJane(view).text).toContain('[Open the new issue]');
  expect(JSON.stringify(remedyOf({ kind: 'issue-moved', to }))).toContain(`"url":"${to.webUrl}"`);
  expect(remedyOf({ kind: 'issue-moved', to: undefined })).toEqual([]);
});

test('other refusals have no remedy of the app’s own', () => {
  expect(remedyOf({ kind: 'overtaken' })).toEqual([]);
});

test('the DRI reads that nothing is written into a public runbook, and can make it confidential', () => {
  const message = renderPublicNotice(sampleAnnouncedCall());

  expect(refusalsOfMessage(message)).toEqual([]);
  expect(messageForJane(message).buttons).toEqual(['Make it confidential']);
  expect(messageForJane(message).text).toContain('Nothing is written to it until it is confidential again.');
});
