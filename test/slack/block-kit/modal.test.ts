import type { KnownBlock } from '@slack/types';
import { modal } from '../../../src/slack/block-kit/modal.js';
import { refusalsOfModal } from '../../support/views/as-people-see-it.js';

const divider: KnownBlock = { type: 'divider' };

test('a modal without anything to submit has only a way to close it', () => {
  const view = modal({ callbackId: 'report', title: 'Runbook', blocks: [divider] });

  expect(view).toEqual({
    type: 'modal',
    callback_id: 'report',
    title: { type: 'plain_text', text: 'Runbook', emoji: false },
    close: { type: 'plain_text', text: 'Close', emoji: false },
    blocks: [divider],
  });
});

test('a modal with a question has a submit and remembers what it is told', () => {
  const view = modal({ callbackId: 'announce', title: 'Runbook', blocks: [], submit: 'Post', metadata: '{"iid":12}' });

  expect(view).toMatchObject({ submit: { type: 'plain_text', text: 'Post' }, private_metadata: '{"iid":12}' });
});

test('a title is cut to what Slack shows', () => {
  const view = modal({ callbackId: 'report', title: 'A title that nobody would write', blocks: [] });

  expect(view.title.text).toBe('A title that nobody wou…');
  expect(refusalsOfModal(view)).toEqual([]);
});

test('no block is ever left out: it could be the question that the submit needs', () => {
  const blocks = Array.from({ length: 101 }, () => divider);

  expect(modal({ callbackId: 'report', title: 'Runbook', blocks }).blocks).toHaveLength(101);
});
