import { project } from '../town/start-town.js';
import type { GuideStep } from './snapshot.js';
import { readMark, type Stage } from './stage.js';

/** One step of the guided path: what to do, and how the town shows that it was done. */
interface Step {
  readonly title: string;
  /** In mrkdwn. */
  readonly text: string;
  readonly isDone: (stage: Stage) => boolean;
}

/** The runbook that the path is about. */
const iid = 1;

const steps: readonly Step[] = [
  {
    title: 'Ask for the announcement',
    text: 'You are *John*. Open `#support_self-managed`, type `/runbook announce 1` and press Enter.',
    isDone: (stage) => isAsking(stage) || isAnnounced(stage),
  },
  {
    title: 'Look, then post',
    text: 'Both posts are shown as they will look, with what stays in GitLab. Press *Post*, and close the window.',
    isDone: (stage) => isAnnounced(stage),
  },
  {
    title: 'See what it wrote',
    text: 'In GitLab, runbook 1, open *Changes*: one box was ticked, and no other byte was touched. *Comments* has the record.',
    isDone: (stage) => stage.looks.has(`changes ${iid}`),
  },
  {
    title: 'Let days pass',
    text: 'Under *Clock* press *+1 day* three times: on the way, everything happens when it is due. Jane is reminded at work, in Berlin.',
    isDone: (stage) => isReminded(stage, 'jane'),
  },
  {
    title: 'Be Jane',
    text: 'Choose *Jane* at the top and open *Runbook* under Apps: the same call, in her time.',
    isDone: (stage) => isReminded(stage, 'jane') && hasReadReminder(stage, 'jane'),
  },
  {
    title: 'Break something',
    text: 'Press *Kill the app*, or switch a trouble on, and press *Next due* again: nothing is lost, nothing is doubled.',
    isDone: (stage) => stage.looks.has('trouble'),
  },
];

/** The guided path, and how far it has been gone. A step that comes after an open one is open. */
export function showGuide(stage: Stage): readonly GuideStep[] {
  const firstOpen = steps.findIndex((step) => !step.isDone(stage));
  const done = firstOpen < 0 ? steps.length : firstOpen;
  return steps.map(({ title, text }, index) => ({ title, text, done: index < done }));
}

function isAsking({ town }: Stage): boolean {
  return town.slack.person('john').modal()?.text.includes(`#${iid}`) ?? false;
}

function isAnnounced({ town }: Stage): boolean {
  return town.gitlab.notes(project, iid).some((note) => note.author.bot && !note.system);
}

function reminderOf({ town }: Stage, handle: string): string | undefined {
  const direct = town.slack.person(handle).channel('dm');
  return direct.find((message) => message.text.includes('Acme'))?.ts;
}

function isReminded(stage: Stage, handle: string): boolean {
  return reminderOf(stage, handle) !== undefined;
}

function hasReadReminder(stage: Stage, handle: string): boolean {
  const { workspace, person } = stage.town.slack.client(handle);
  const direct = [...workspace.channels.values()].find((one) => one.kind === 'im' && one.members.has(person.id));
  return direct !== undefined && readMark(stage, person, direct) >= (reminderOf(stage, handle) ?? '');
}
