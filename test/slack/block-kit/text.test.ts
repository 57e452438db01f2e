import fc from 'fast-check';
import { escapeMrkdwn, linesWithin, link, mrkdwn, plain, truncate } from '../../../src/slack/block-kit/text.js';
import { messageForJane } from '../../support/views/as-people-see-it.js';
import { hostileText } from '../../support/views/hostile-texts.js';

test.each([
  ['<!channel>', '&lt;!channel&gt;'],
  ['a & b', 'a &amp; b'],
  ['&lt;!here&gt;', '&amp;lt;!here&amp;gt;'],
  ['', ''],
])('%s is escaped as %s', (text, escaped) => {
  expect(escapeMrkdwn(text)).toBe(escaped);
});

test('escaped text is never live', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const { live, links } = messageForJane({ text: `x ${escapeMrkdwn(text)}`, blocks: [] });

      expect(live).toEqual([]);
      expect(links).toEqual([]);
    }),
  );
});

test('the app’s own formatted text is verbatim, so that Slack looks for no names in it', () => {
  expect(mrkdwn('*When:*')).toEqual({ type: 'mrkdwn', text: '*When:*', verbatim: true });
});

test('plain text keeps its colons: a name is no emoji', () => {
  expect(plain('10:30:45', 100)).toEqual({ type: 'plain_text', text: '10:30:45', emoji: false });
});

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['ab😀', 4, 'ab😀'],
  ['ab😀d', 4, 'ab…'],
  ['a😀😀', 4, 'a😀…'],
  ['', 3, ''],
])('%s in %d characters is %s', (text, limit, short) => {
  expect(truncate(text, limit)).toBe(short);
});

test.each<[readonly string[], number, string]>([
  [['one', 'two'], 7, 'one\ntwo'],
  [['one', 'two', '3'.repeat(40)], 27, 'one\ntwo\n… and 1 more line.'],
  [['1'.repeat(40), '2'.repeat(40), 'three'], 30, 'three\n… and 2 more lines.'],
  [['1'.repeat(40)], 30, '… and 1 more line.'],
  [[], 30, ''],
])('of %j as many whole lines as fit into %d characters are kept', (lines, limit, kept) => {
  expect(linesWithin(lines, limit)).toBe(kept);
});

test('lines within a limit never exceed it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 30 }), { maxLength: 30 }),
      fc.integer({ min: 30, max: 200 }),
      (lines, limit) => {
        expect(linesWithin(lines, limit).length).toBeLessThanOrEqual(limit);
      },
    ),
  );
});

describe('a link', () => {
  test.each([
    ['https://a.example/x', 'see it', '<https://a.example/x|see it>'],
    ['https://a.example/?a=1&b=2', 'a&b', '<https://a.example/?a=1&amp;b=2|a&amp;b>'],
    ['https://a.example/a|b>c', 'x|y', '<https://a.example/a%7Cb&gt;c|x¦y>'],
    ['!channel', 'everybody', 'everybody'],
    ['@U0JOHN', '<John>', '&lt;John&gt;'],
    ['javascript:alert(1)', 'run', 'run'],
  ])('to %s called %s is %s', (url, label, written) => {
    expect(link(url, label)).toBe(written);
  });

  test('is one link and nothing else, whatever stands in it', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (path, label) => {
        const { live, links } = messageForJane({ text: link(`https://a.example/${path}`, `l${label}`), blocks: [] });

        expect(live).toEqual([]);
        expect(links).toHaveLength(1);
      }),
    );
  });
});
