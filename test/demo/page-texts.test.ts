import { nextCall, nextDue } from '../../sandbox/demo/act/move-clock.js';
import { parseMrkdwn } from '../../sandbox/demo/page/block-kit/parse-mrkdwn.js';
import { pairLines } from '../../sandbox/demo/page/gitlab/pair-lines.js';
import { completionsFor } from '../../sandbox/demo/page/slack/completions.js';
import type { Promised } from '../../sandbox/demo/snapshot.js';

describe('mrkdwn is read as Slack reads it', () => {
  test.each([
    [
      '*bold* and _italic_',
      [{ kind: 'bold', pieces: [text('bold')] }, text(' and '), { kind: 'italic', pieces: [text('italic')] }],
    ],
    ['2*3*4', [text('2*3*4')]],
    ['snake_case_name', [text('snake_case_name')]],
    ['`*not bold*`', [{ kind: 'code', text: '*not bold*' }]],
    ['a &lt;b&gt; &amp; c', [text('a <b> & c')]],
    ['<https://a.example/?x=1&amp;y=2|a|b>', [{ kind: 'link', url: 'https://a.example/?x=1&y=2', label: 'a|b' }]],
    ['<@U0JANE>', [{ kind: 'person', id: 'U0JANE' }]],
    ['<!channel>', [{ kind: 'everybody', id: 'channel' }]],
    ['@here', [{ kind: 'everybody', id: 'here' }]],
    ['me@here.example', [text('me@here.example')]],
    ['&gt; said\nand done', [{ kind: 'quote', pieces: [text('said')] }, text('and done')]],
    [
      '<!date^1760164200^{date_long} at {time}|fallback>',
      [{ kind: 'date', seconds: 1760164200, format: '{date_long} at {time}', fallback: 'fallback', url: '' }],
    ],
  ])('%s', (written, pieces) => {
    expect(parseMrkdwn(written, true)).toEqual(pieces);
  });

  test('a bare @channel is no mention in a verbatim text', () => {
    expect(parseMrkdwn('@channel', false)).toEqual([text('@channel')]);
  });
});

describe('what is offered while a command is typed', () => {
  const commands = [{ name: '/runbook', description: 'Announce', usages: ['announce <issue>', 'help'] }];
  const issue = {
    url: '',
    about: 'ready',
    confidential: true,
    state: 'opened' as const,
    isMoved: false,
    labels: [],
    versions: [],
    notes: [],
  };
  const issues = [
    { ...issue, iid: 1, title: 'Acme' },
    { ...issue, iid: 2, title: 'Initech' },
  ];

  test.each([
    ['', []],
    ['hello', []],
    ['/', ['/runbook ']],
    ['/runbook ', ['/runbook announce ', '/runbook help']],
    ['/runbook an', ['/runbook announce ']],
    ['/runbook announce ', ['/runbook announce 1', '/runbook announce 2']],
    ['/runbook announce 2', []],
    ['/runbook help ', []],
    ['/other ', []],
  ])('after "%s"', (line, lines) => {
    expect(completionsFor(line, commands, issues).map((one) => one.line)).toEqual(lines);
  });
});

test('lines that became others stand beside each other, so that what changed in them can be marked', () => {
  expect(pairLines([' a', '-[ ] b', '+[x] b', ' c', '-d', '\\ No newline at end of file', '+e'])).toEqual([
    { kind: 'same', text: 'a', other: undefined },
    { kind: 'removed', text: '[ ] b', other: '[x] b' },
    { kind: 'added', text: '[x] b', other: '[ ] b' },
    { kind: 'same', text: 'c', other: undefined },
    { kind: 'removed', text: 'd', other: 'e' },
    { kind: 'added', text: 'e', other: 'd' },
  ]);
});

describe('the next appointment', () => {
  test.each([
    ['is the earliest of what is still to come', [promise('pending', 200), promise('pending', 150)], 150],
    ['is nothing that was sent, or is due already', [promise('completed', 150), promise('pending', 90)], undefined],
    ['is a repetition when nothing else is to come', [promise('pending', 90, 120)], 120],
  ])('%s', (_what, jobs, expected) => {
    expect(nextDue(jobs, 100)).toBe(expected);
  });

  test('is, for calls, the beginning of the next one', () => {
    const progress = (dueAt: number): Promised => ({ ...promise('pending', dueAt), kind: 'progress' });

    expect(nextCall([promise('pending', 120), progress(300), progress(200), progress(100)], 100)).toBe(200);
    expect(nextCall([promise('pending', 120), progress(90)], 100)).toBeUndefined();
  });
});

function text(words: string) {
  return { kind: 'text', text: words };
}

function promise(state: string, dueAt: number, attemptAt = dueAt): Promised {
  return {
    id: 1,
    iid: 1,
    callName: '',
    kind: 'reminder',
    occasion: undefined,
    to: undefined,
    dueAt,
    attemptAt,
    state,
    attempts: 0,
    recordedAt: undefined,
    failure: undefined,
  };
}
