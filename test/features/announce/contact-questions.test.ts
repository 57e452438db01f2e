import type { ContactQuestion } from '../../../src/features/announce/ask-about-contacts.js';
import { renderContactQuestions, renderUnchosenContacts } from '../../../src/features/announce/contact-questions.js';
import { modalForJane, refusalsOfModal } from '../../support/views/as-people-see-it.js';

function asked(name: string): ContactQuestion {
  return { name, chosen: undefined, lastTime: undefined };
}

function modalWith(names: readonly string[]) {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Announce a call' },
    submit: { type: 'plain_text', text: 'Post' },
    blocks: renderContactQuestions(names.map(asked)),
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

test('who is chosen is filled in, and who was meant last time is shown beside it', () => {
  const blocks = renderContactQuestions([{ name: 'Kim Lee', chosen: 'U0KIM', lastTime: 'U0BOB' }]);

  expect(blocks).toMatchObject([
    { type: 'input', dispatch_action: true, element: { initial_user: 'U0KIM' } },
    { type: 'context', elements: [{ text: 'Last time: <@U0BOB>. Pick them again if that is right.' }] },
  ]);
});

test('who may not say who they are reads who is not reminded, and who can help', () => {
  expect(renderUnchosenContacts([asked('Kim Lee'), { ...asked('Bob'), chosen: 'U0BOB' }])).toMatchObject([
    {
      elements: [
        {
          text: 'Not known in Slack, so not reminded: Kim Lee. Someone with the Planner role or higher in the project can say who they are.',
        },
      ],
    },
  ]);
  expect(renderUnchosenContacts([])).toEqual([]);
});
