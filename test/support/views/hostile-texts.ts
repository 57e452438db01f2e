import fc from 'fast-check';

/** Everything that means something to Slack somewhere. */
const pieces = [
  '<!channel>',
  '<!here|here>',
  '<!everyone>',
  '<!subteam^S0TEAM>',
  '<@U0JOHN>',
  '<#C0MANAGER>',
  '<https://evil.example|click>',
  '@here',
  '@channel',
  '@everyone',
  '<!date^1^{date}|<!channel>>',
  '&lt;!channel&gt;',
  '&amp;lt;!here&amp;gt;',
  '<',
  '>',
  '|',
  '&',
  '!channel',
  '*',
  '`',
  '~',
  '_',
  ':tada:',
  '\n',
  '\u202e',
  '\u200b',
  '\u0000',
  '\u2028',
  '👩‍🚀',
  'x',
] as const;

/** Text that tries to become something else than text. */
export const hostileText = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((chosen) => chosen.join(''));

/** The same, sometimes very long, so that limits cut through whatever stands there. */
export const longHostileText = fc
  .tuple(hostileText, fc.integer({ min: 1, max: 80 }))
  .map(([text, times]) => text.repeat(times));
