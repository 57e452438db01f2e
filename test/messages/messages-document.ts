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
import { filesIn, isListener, sentencesIn } from './sentences.js';
import { type Lines, textOfMessage, textOfModal, textOfReply } from './text-of.js';

type Entries = Readonly<Record<string, Lines>>;

const preface = [
  '# Messages',
  '',
  'Every text that people read in Slack, and the comment that the app writes into GitLab, made from the code with sample data.',
  'Do not edit: `UPDATE=1 npx jest test/messages` writes this file anew.',
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
        'A click that is too late': sentencesIn(['src/features/run/format-stale-click.ts']),
      },
    ],
    [
      'Outcomes',
      {
        ...forms(outcomeForms),
        Answers: answersOf(
          'record-outcomes/format-recorded',
          'record-outcomes/outcomes-conflict',
          'record-outcomes/check-typed',
        ),
      },
    ],
    [
      'Completion',
      {
        ...forms(completionForms),
        ...messages('summary', 'correction'),
        Answers: answersOf('complete/format-completed', 'complete/check-completion'),
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
    ['Other answers to a click', { Sentences: sentencesIn(filesIn('src/features', 'src/slack').filter(isListener)) }],
    ['Problems of a runbook', { Problems: problemLines() }],
    ['Problems of a time', { Problems: timeProblemLines() }],
    [
      'Failures',
      {
        Channel: sentencesIn(['src/slack/block-kit/format-channel-check.ts']),
        Slack: answersOf('delivery-status/format-failure'),
        GitLab: [
          ...answersOf('delivery-status/format-gitlab-failure'),
          formatGitLabFailure({ service: 'GitLab', code: 'ECONNRESET', message: 'PUT x: y' }) ?? '',
        ],
        Jobs: sentencesIn([
          ...filesIn('src/delivery'),
          ...['close-issue', 'edit-issue', 'wait-for-confidentiality'].map(
            (file) => `src/features/edit-issue/${file}.ts`,
          ),
          'src/features/delivery-status/failure-for.ts',
          'src/features/delivery-status/send-result-notice.ts',
          'src/features/remind/send-reminder.ts',
        ]),
        'While somebody waits': sentencesIn(['src/slack/block-kit/format-service-failure.ts']),
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
    'References that cannot be read': sentencesIn(['src/call/access/read-issue-reference.ts']),
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
  return sentencesIn(files.map((file) => `src/features/${file}.ts`));
}

function section(title: string, entries: Entries): Lines {
  const parts = Object.entries(entries).flatMap(([name, lines]) => [
    `### ${name}`,
    ...lines.flatMap((line) => line.split('\n')).map((line) => `    ${line}`.trimEnd()),
    '',
  ]);
  return [`## ${title}`, '', ...parts];
}
