import type { Message } from '../../src/call/ports/slack.js';
import { formatGitLabFailure } from '../../src/features/delivery-status/format-gitlab-failure.js';
import { renderRecordComment } from '../../src/features/edit-issue/record-comment.js';
import { renderHelp, renderMisread } from '../../src/features/help/help.js';
import { renderMessage } from '../../src/registry/render-message.js';
import { recordedCall, sampleCompletion } from '../support/views/sample-run.js';
import { announceForms, completionForms, outcomeForms } from './form-samples.js';
import { messageSamples } from './message-samples.js';
import { problemLines, timeProblemLines } from './problem-samples.js';
import { refusalSamples } from './refusal-samples.js';
import { filesIn, sentencesIn } from './sentences.js';
import { type Lines, textOfMessage, textOfModal, textOfReply } from './text-of.js';

type Entries = Readonly<Record<string, Lines>>;

const views = 'src/slack/views';
const preface = [
  '# Messages',
  '',
  'Every text that people read in Slack, and the comment that the app writes into GitLab, made from the code with sample data.',
  'Do not edit: `UPDATE=1 npx jest test/slack/messages` writes this file anew.',
  '',
];

/** All texts of the app, by feature, as Markdown. */
export function messagesDocument(): string {
  return `${[...preface, ...sections().flatMap(([title, entries]) => section(title, entries))].join('\n')}`;
}

function sections(): readonly (readonly [title: string, entries: Entries])[] {
  return [
    ['Command', commandReplies()],
    ['Announce and check', { ...messages('announcement'), ...forms(announceForms) }],
    ['Reminders', messages('reminder')],
    [
      'Run panel',
      {
        ...messages('run-panel', 'lost-access', 'progress'),
        'A click that is too late': sentencesIn([`${views}/stale-words.ts`]),
      },
    ],
    ['Outcomes', { ...forms(outcomeForms), Answers: answersOf('recorded-words', 'outcomes-conflict', 'check-typed') }],
    [
      'Completion',
      {
        ...forms(completionForms),
        ...messages('summary', 'correction'),
        Answers: answersOf('completed-words', 'check-completion'),
        'Comment on the issue': renderRecordComment(recordedCall({ completion: sampleCompletion() }), [], []).split(
          '\n',
        ),
      },
    ],
    [
      'Notices',
      messages('drift-notice', 'public-notice', 'access-notice', 'access-report', 'failure-notice', 'result-notice'),
    ],
    ['Refusals', refusalSamples],
    ['Other answers to a click', { Sentences: sentencesIn(filesIn('src/slack/listeners')) }],
    ['Problems of a runbook', { Problems: problemLines() }],
    ['Problems of a time', { Problems: timeProblemLines() }],
    [
      'Failures',
      {
        Channel: answersOf('channel-words'),
        Slack: answersOf('failure-words'),
        GitLab: [
          ...answersOf('gitlab-failure-words'),
          formatGitLabFailure({ service: 'GitLab', code: 'ECONNRESET', message: 'PUT x: y' }) ?? '',
        ],
        Jobs: sentencesIn(filesIn('src/delivery')),
        'While somebody waits': answersOf('trouble-words'),
      },
    ],
  ];
}

function commandReplies(): Entries {
  return {
    Help: textOfReply(renderHelp()),
    'No issue': textOfReply(renderMisread({ kind: 'no-issue', subcommand: 'announce' })),
    'Unknown product': textOfReply(renderMisread({ kind: 'unknown-product', typed: '2' })),
    'Unknown command, near one': textOfReply(
      renderMisread({ kind: 'unknown-subcommand', typed: 'chek', nearest: 'check' }),
    ).slice(0, 1),
    'References that cannot be read': sentencesIn(['src/domain/call/read-issue-reference.ts']),
  };
}

function messages(...kinds: readonly Message['kind'][]): Entries {
  const samples = kinds.flatMap((kind) => Object.entries(messageSamples[kind]));
  return Object.fromEntries(samples.map(([name, message]) => [name, textOfMessage(renderMessage(message))]));
}

function forms(all: Readonly<Record<string, object>>): Entries {
  return Object.fromEntries(Object.entries(all).map(([name, view]) => [name, withoutPosts(textOfModal(view))]));
}

/** A form without the posts that it previews: an announcement is shown once. */
function withoutPosts(lines: Lines): Lines {
  const isPost = (place: number) => {
    const before = lines.slice(0, place).findLastIndex((line) => /^(?:Will|Would) be posted.*:$/.test(line));
    return before >= 0 && !lines.slice(before, place + 1).some((line) => /^(?:———|Buttons: .*)$/.test(line));
  };
  return lines.filter((_, place) => !isPost(place));
}

function answersOf(...files: readonly string[]): Lines {
  return sentencesIn(files.map((file) => `${views}/${file}.ts`));
}

function section(title: string, entries: Entries): Lines {
  const parts = Object.entries(entries).flatMap(([name, lines]) => [
    `### ${name}`,
    ...lines.flatMap((line) => line.split('\n')).map((line) => `    ${line}`.trimEnd()),
    '',
  ]);
  return [`## ${title}`, '', ...parts];
}
