import { setTimeout as pause } from 'node:timers/promises';
import type { SlackPerson } from '../slack/person/slack-person.js';
import { project, type Town } from '../town/start-town.js';
import { promptHelp, type StepInTown } from './read-line.js';
import { framed, textOf, windowOf } from './show.js';

/** Lets the person at the prompt do one thing and returns what they see then. */
export async function takeStep(town: Town, person: SlackPerson, step: StepInTown): Promise<string> {
  switch (step.kind) {
    case 'type':
      await person.types(step.line, { in: '#support_self-managed' });
      return afterwards(person);
    case 'click':
      await person.clicks(step.button);
      return afterwards(person);
    case 'choose':
      await person.chooses(step.label, step.option);
      return afterwards(person);
    case 'fill':
      await person.fills(step.label, step.text);
      return afterwards(person);
    case 'tick':
      await person.ticks(step.label, step.option);
      return afterwards(person);
    case 'submit':
      await person.submits();
      return afterwards(person);
    case 'close':
      await person.closes();
      return look(person);
    case 'look':
      return look(person);
    case 'channel':
      return framed(textOf(town, person.handle, step.name));
    case 'issue':
      return framed(town.gitlab.issue(project, step.iid).description);
    case 'leap':
      await town.advanceTo(step.time);
      return `It is ${new Date(town.now()).toUTCString()}.`;
    case 'kill':
      await town.restartApp();
      return 'The app was killed and runs again.';
    case 'help':
      return promptHelp.join('\n');
  }
}

/** The window once it has stopped changing: the app first shows that it is reading, then what it has read. */
async function afterwards(person: SlackPerson): Promise<string> {
  let seen = look(person);
  for (;;) {
    await pause(700);
    const now = look(person);
    if (now === seen && !/Reading the runbook|Posting…/.test(now)) return now;
    seen = now;
  }
}

function look(person: SlackPerson): string {
  const modal = person.modal();
  return modal ? windowOf(modal) : (person.ephemerals().at(-1)?.text ?? 'No window is open.');
}
