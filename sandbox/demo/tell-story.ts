import { project, type Town } from '../town/start-town.js';
import { changedLines } from './changed-lines.js';
import { framed, textOf, windowOf } from './show.js';

/** Writes a paragraph for whoever watches. */
type Say = (...lines: readonly string[]) => void;

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
}
