import { conversationOf } from '../slack/person/conversation.js';
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
const callName = 'Acme';
const channel = '#support_self-managed';

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
    text: 'In GitLab, runbook 1, open *Changes*: one box was ticked, and no other byte was touched.',
    isDone: (stage) => stage.looks.has(`changes ${iid}`),
  },
  {
    title: 'Let a day pass',
    text: 'Under *Clock* press *+1 day*. Choose *Jane* at the top and open *Runbook* under Apps: she was reminded at work, in Berlin.',
    isDone: (stage) => hasRead(stage, 'jane', 'dm', told(stage, 'jane', 'dm', /Starts in/)),
  },
  {
    title: 'Go to the call',
    text: 'Choose *John* again. Under *Clock* press *+1 day* and then *Next call*: when it begins, he gets a panel.',
    isDone: (stage) => told(stage, 'john', 'dm', /Run panel/) !== undefined,
  },
  {
    title: 'Run a task',
    text: 'Open *Runbook* under Apps. Press *Start*, under Clock *+10 min*, and then *Success*: GitLab has the outcome and the time it took.',
    isDone: (stage) => isRecorded(stage, 'Success'),
  },
  {
    title: 'Let one fail',
    text: 'Press *Failed*: further down, the panel now has the rollback plan. Then press *Skip*: all tasks are recorded.',
    isDone: (stage) => isRecorded(stage, 'Failed') && isRecorded(stage, 'Skipped'),
  },
  {
    title: 'See who reads what',
    text: 'In `#support_self-managed` open the *replies* under the announcement: the channel has numbers, and no task.',
    isDone: (stage) => stage.looks.has(`thread ${told(stage, 'john', channel, /^/)}`),
  },
  {
    title: 'Complete the call',
    text: 'Back in *Runbook*, press *Complete the call…*. Say how things stand, answer *Yes* to the follow-up, with a link, and press *Complete*.',
    isDone: (stage) => told(stage, 'john', channel, /Completed by/) !== undefined,
  },
  {
    title: 'Read how it ended',
    text: 'The summary stands in the thread and in `#support_self-managed`: close the window and open the channel.',
    isDone: (stage) => hasRead(stage, 'john', channel, told(stage, 'john', channel, /Completed by/)),
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

/** The `ts` of the first thing that the app said of this call in a conversation, in these words. */
function told({ town }: Stage, handle: string, where: string, words: RegExp): string | undefined {
  const messages = town.slack.person(handle).channel(where);
  return messages.find(({ text }) => text.includes(callName) && words.test(text))?.ts;
}

function isRecorded({ town }: Stage, result: string): boolean {
  return new RegExp(`\\| ${result}\\b`).test(town.gitlab.issue(project, iid).description);
}

/** Whether somebody has had a message before their eyes. */
function hasRead(stage: Stage, handle: string, where: string, ts: string | undefined): boolean {
  if (ts === undefined) return false;
  const session = stage.town.slack.client(handle);
  return readMark(stage, session.person, conversationOf(session, where)) >= ts;
}
