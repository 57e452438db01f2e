import { project, type Town } from '../town/start-town.js';
import { changedLines } from './changed-lines.js';
import { framed, type Say, textOf, windowOf } from './show.js';
import { tellRecording } from './tell-recording.js';

/** John announces the first runbook, as a person would, and the watcher sees what everybody sees. */
export async function tellStory(town: Town, say: Say): Promise<void> {
  const { slack, gitlab } = town;
  const john = slack.person('john');
  const before = gitlab.issue(project, 1).description;

  say('John Doe, in Los Angeles, types:', '', '  /runbook announce 1');
  await john.types('/runbook announce 1', { in: '#support_self-managed' });
  const preview = await john.modalWhere((view) => view.title === 'Announce a call');
  say('He sees:', '', windowOf(preview));

  say('“PST” has two readings on that day. John chooses the one he meant, and posts.');
  await john.chooses('When is the call?', 'Sat 11 Oct 2031, 06:30 (UTC)');
  await john.modalWhere((view) => view.text.includes('America/Los_Angeles, UTC−7'));
  await john.submits();
  const done = await john.modalWhere((view) => view.text.includes('The call is announced'), 15_000);
  say('He is told:', '', windowOf(done));

  say('Kenji, in Tokyo, reads in #support_manager:', '', framed(textOf(town, 'kenji', '#support_manager')));
  say(
    'In the issue, these lines changed, and no other byte:',
    '',
    ...changedLines(before, gitlab.issue(project, 1).description),
  );
  say(
    'And it has a comment:',
    '',
    framed(
      gitlab
        .notes(project, 1)
        .filter((note) => !note.system)
        .at(-1)?.body ?? '',
    ),
  );
  await john.closes({ all: true });
  await tellReminders(town, say);
  await tellRecording(town, say);
}

/** Days pass in a moment: everybody is reminded in their own working hours and their own time. */
async function tellReminders(town: Town, say: Say): Promise<void> {
  const { slack } = town;
  const [john, jane] = [slack.person('john'), slack.person('jane')];
  await town.advanceTo('2031-10-09T15:00:05Z');
  await jane.sees(() => textOf(town, 'jane', 'dm'), 15_000);
  say(
    'Three days later. A day before the call is early Friday for Jane, in Berlin, so she hears of it on Thursday at 17:00:',
  );
  say(framed(textOf(town, 'jane', 'dm')));
  say('Her notification, which Slack cannot put into her time, says it all the same:');
  say(framed(jane.channel('dm')[0]?.notification.split('\n')[0] ?? ''));

  await town.advanceTo('2031-10-09T22:00:05Z');
  await john.sees(() => textOf(town, 'john', 'dm'), 15_000);
  say('For John, in Los Angeles, it would be night. He hears of it on Thursday at 15:00, while he is at work:');
  say(framed(textOf(town, 'john', 'dm')));

  await town.advanceTo('2031-10-11T05:30:05Z');
  await john.sees(() => repliesIn(town, '#support_manager'), 15_000);
  say(
    'An hour before the call, under the announcement in #support_manager:',
    '',
    framed(repliesIn(town, '#support_manager')),
  );
}

function repliesIn(town: Town, channel: string): string {
  const messages = town.slack.person('kenji').channel(channel);
  return messages.flatMap((message) => message.replies.map((reply) => reply.text)).join('\n\n');
}
