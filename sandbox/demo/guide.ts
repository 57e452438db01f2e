import { project } from '../environment/start-environment.js';
import { conversationOf } from '../slack/person/conversation.js';
import { type DemoState, readMark } from './demo-state.js';
import type { GuideStep } from './snapshot.js';

/** One step of the guided path: what to do, and how the demo knows that it was done. */
interface Step {
  readonly title: string;
  /** In mrkdwn. */
  readonly text: string;
  readonly isDone: (demoState: DemoState) => boolean;
}

/** The runbook that the path is about. */
const iid = 1;
const callName = 'Acme';
const channel = '#support_self-managed';

const steps: readonly Step[] = [
  {
    title: 'Ask for the announcement',
    text: 'You are *John*. Open `#support_self-managed`, type `/runbook announce 1` and press Enter.',
    isDone: (demoState) => isAsking(demoState) || isAnnounced(demoState),
  },
  {
    title: 'Look, then post',
    text: 'Both posts are shown as they will look, with what stays in GitLab. Press *Post*, and close the window.',
    isDone: (demoState) => isAnnounced(demoState),
  },
  {
    title: 'See what it wrote',
    text: 'In GitLab, runbook 1, open *Changes*: one box was ticked, and no other byte was touched.',
    isDone: (demoState) => demoState.looks.has(`changes ${iid}`),
  },
  {
    title: 'Let a day pass',
    text: 'Under *Clock* press *+1 day*. Choose *Jane* at the top and open *Runbook* under Apps: she was reminded at work, in Berlin.',
    isDone: (demoState) => hasRead(demoState, 'jane', 'dm', told(demoState, 'jane', 'dm', /Starts /)),
  },
  {
    title: 'Go to the call',
    text: 'Choose *John* again. Under *Clock* press *+1 day* and then *Next call*: when it begins, he gets a panel.',
    isDone: (demoState) => told(demoState, 'john', 'dm', /Run panel/) !== undefined,
  },
  {
    title: 'Run a task',
    text: 'Open *Runbook* under Apps. Press *Start*, under Clock *+10 min*, and then *Success*: GitLab has the outcome and the time it took.',
    isDone: (demoState) => isRecorded(demoState, 'Success'),
  },
  {
    title: 'Let one fail',
    text: 'Press *Failed*: further down, the panel now has the rollback plan. Then press *Skip*: all tasks are recorded.',
    isDone: (demoState) => isRecorded(demoState, 'Failed') && isRecorded(demoState, 'Skipped'),
  },
  {
    title: 'See who reads what',
    text: 'In `#support_self-managed` open the *replies* under the announcement: the channel has numbers, and no task.',
    isDone: (demoState) => demoState.looks.has(`thread ${told(demoState, 'john', channel, /^/)}`),
  },
  {
    title: 'Complete the call',
    text: 'Back in *Runbook*, press *Complete the call…*. Say how things stand, answer *Yes* to the follow-up, with a link, and press *Complete*.',
    isDone: (demoState) => told(demoState, 'john', channel, /Completed by/) !== undefined,
  },
  {
    title: 'Read how it ended',
    text: 'The summary stands in the thread and in `#support_self-managed`: close the window and open the channel.',
    isDone: (demoState) => hasRead(demoState, 'john', channel, told(demoState, 'john', channel, /Completed by/)),
  },
];

/** The guided path, and how far it has been gone. A step that comes after an open one is open. */
export function showGuide(demoState: DemoState): readonly GuideStep[] {
  const firstOpen = steps.findIndex((step) => !step.isDone(demoState));
  const done = firstOpen < 0 ? steps.length : firstOpen;
  return steps.map(({ title, text }, index) => ({ title, text, done: index < done }));
}

function isAsking({ environment }: DemoState): boolean {
  return environment.slack.person('john').modal()?.text.includes(`#${iid}`) ?? false;
}

function isAnnounced({ environment }: DemoState): boolean {
  return environment.gitlab.notes(project, iid).some((note) => note.author.bot && !note.system);
}

/** The `ts` of the first thing that the app said of this call in a conversation, in these words. */
function told({ environment }: DemoState, handle: string, where: string, words: RegExp): string | undefined {
  const messages = environment.slack.person(handle).channel(where);
  return messages.find(({ text }) => text.includes(callName) && words.test(text))?.ts;
}

function isRecorded({ environment }: DemoState, result: string): boolean {
  return new RegExp(`\\| ${result}\\b`).test(environment.gitlab.issue(project, iid).description);
}

/** Whether somebody has had a message before their eyes. */
function hasRead(demoState: DemoState, handle: string, where: string, ts: string | undefined): boolean {
  if (ts === undefined) return false;
  const session = demoState.environment.slack.client(handle);
  return readMark(demoState, session.person, conversationOf(session, where)) >= ts;
}
