import { renderContactQuestions } from '../../../src/slack/views/contact-questions.js';
import { modalForJane, refusalsOfModal } from './as-people-see-it.js';

function modalWith(names: readonly string[]) {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Announce a call' },
    submit: { type: 'plain_text', text: 'Post' },
    blocks: renderContactQuestions(names),
  };
}

test('each unknown name is a question of its own, which may be left empty', () => {
  const { inputs } = modalForJane(modalWith(['@jdoe', 'Kim Lee']));

  expect(inputs.map(({ label, optional, type }) => ({ label, optional, type }))).toEqual([
    { label: 'Who is @jdoe in Slack?', optional: true, type: 'users_select' },
    { label: 'Who is Kim Lee in Slack?', optional: true, type: 'users_select' },
  ]);
  expect(new Set(inputs.map(({ blockId }) => blockId)).size).toBe(2);
});

test('where everybody is known nothing is asked', () => {
  expect(renderContactQuestions([])).toEqual([]);
});

test('of 200 names as many are asked as leave the posts in sight, and Slack takes them however they are written', () => {
  const modal = modalWith(Array.from({ length: 200 }, (_, index) => `<!channel> ${index} ${'😀'.repeat(5000)}`));

  expect(modal.blocks).toHaveLength(10);
  expect(refusalsOfModal(modal)).toEqual([]);
  expect(modalForJane(modal).live).toEqual([]);
});
