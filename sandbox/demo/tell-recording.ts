import type { SlackPerson } from '../slack/person/slack-person.js';
import type { ShownMessage } from '../slack/render/render-message.js';
import { project, type Town } from '../town/start-town.js';
import { changedLines } from './changed-lines.js';
import { framed, type Say, windowOf } from './show.js';

/** For what needs a round through Slack, the app and GitLab on a busy machine, in milliseconds. */
const forWork = 20_000;

/** The call takes place: John records it click by click, and completes it. */
export async function tellRecording(town: Town, say: Say): Promise<void> {
  const john = town.slack.person('john');
  const before = town.gitlab.issue(project, 1).description;
  await town.advanceTo('2031-10-11T06:30:05Z');
  await seesPanel(john, 'Task 1 of 4');
  say('The call begins. John and Jane, and nobody else, have the tasks in their direct messages:', '', shown(john));

  await settles(town, john, { until: '2031-10-11T06:42:10Z', result: 'Success', next: 'Task 2 of 4' });
  await settles(town, john, { until: '2031-10-11T06:59:20Z', result: 'Failed', next: 'Task 3 of 4' });
  say('Twelve minutes later he clicks Success, and seventeen after that Failed. How to go back is there at once:');
  say(shown(john));
  say('The channels hear how far it is, and not a word of what it is:', '', framed(lastReply(town)));

  await settles(town, john, { until: '2031-10-11T07:05:30Z', result: 'Success', next: 'Task 4 of 4' });
  await settles(town, john, { until: '2031-10-11T07:10:40Z', result: 'Success', next: 'Every task is settled' });
  await completes(john, say);

  await john.sees(() => town.slack.person('kenji').channel('#support_manager').length > 1, forWork);
  say(
    'Kenji reads in #support_manager:',
    '',
    framed(town.slack.person('kenji').channel('#support_manager')[1]?.text ?? ''),
  );
  await john.sees(() => town.gitlab.issue(project, 1).state === 'closed', forWork);
  say('In the issue, which is closed now, these lines changed during the call, and no other byte:', '');
  say(...changedLines(before, town.gitlab.issue(project, 1).description));
}

interface Settling {
  readonly until: string;
  readonly result: 'Success' | 'Failed';
  /** What the panel says then. */
  readonly next: string;
}

async function settles(town: Town, person: SlackPerson, { until, result, next }: Settling): Promise<void> {
  const message = panelOf(person)?.ts ?? '';
  await person.clicks('Start', { in: 'dm', message });
  await seesPanel(person, 'Started');
  await town.advanceTo(until);
  await person.clicks(result, { in: 'dm', message });
  await seesPanel(person, next);
}

async function completes(john: SlackPerson, say: Say): Promise<void> {
  await john.clicks('complete_call', { in: 'dm' });
  await john.modalWhere((view) => view.submit !== undefined, forWork);
  await john.fills('Current state', '2FA is enforced on 2497 of 2500 groups.');
  await john.chooses('Is a follow-up needed?', 'Yes');
  await john.modalWhere((view) => view.text.includes('by whom'), forWork);
  await john.fills('Follow-up: what is to be done?', 'Find the owners of the other three');
  await john.fills('Follow-up: by whom?', 'Jane Smith');
  await john.fills('Follow-up: links to its documentation', 'https://docs.gitlab.com/user/group');
  await john.ticks('The runbook', 'Close the issue');
  const form = john.modal();
  say('Every task is settled. John completes the call; the app proposes the result:', '', form ? windowOf(form) : '');
  await john.submits();
}

async function seesPanel(person: SlackPerson, words: string): Promise<void> {
  await person.sees(() => panelOf(person)?.text.includes(words), forWork);
}

/** The panel is the message that can be acted on task by task; the reminders cannot. */
function panelOf(person: SlackPerson): ShownMessage | undefined {
  return person.channel('dm').find(({ text }) => /Task \d+ of \d+|Every task is settled/.test(text));
}

function shown(person: SlackPerson): string {
  return framed(panelOf(person)?.text ?? '');
}

function lastReply(town: Town): string {
  return town.slack.person('kenji').channel('#support_manager')[0]?.replies.at(-1)?.text ?? '';
}
